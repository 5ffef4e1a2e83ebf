/** Hears of versions that other processes commit, through any restart of the database. */
import pg from 'pg'
import { CHANNEL } from './updates.repository'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000
/** A connection that died without a word is noticed by then. */
const HEARTBEAT_MS = 15_000
const ANSWER_MS = 5000

export interface ListenerParts {
  readonly pool: pg.Pool
  readonly heard: (providerId: number, version: number) => void
  /** Called with every fresh connection and with every heartbeat: something may have been missed. */
  readonly resync: (client: pg.ClientBase) => Promise<void>
  readonly warn: (message: string, error: unknown) => void
}

export class Listener {
  private client: pg.Client | null = null
  private pending: pg.Client | null = null
  private timer: NodeJS.Timeout | undefined
  private closed = false
  private pauseMs = FIRST_PAUSE_MS
  private connecting: Promise<void> | null = null

  constructor(private readonly parts: ListenerParts) {}

  /** Resolves once notices are heard; rejects where the database cannot be reached now. */
  ready(): Promise<void> {
    this.connecting ??= this.connect().catch((error: unknown) => {
      this.connecting = null
      throw error
    })
    return this.connecting
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    // One that is just being made is not waited for: where the database does not answer, that takes long.
    this.pending?.end().catch(() => undefined)
    await this.client?.end().catch(() => undefined)
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      ...this.parts.pool.options,
      application_name: 'dashboard-feed',
      keepAlive: true,
      query_timeout: ANSWER_MS,
    })
    client.on('notification', ({ payload }) => this.hear(payload ?? ''))
    client.on('error', error => this.lost(client, error))
    client.on('end', () => this.lost(client, null))
    this.pending = client
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      await this.parts.resync(client)
      if (this.closed) throw new Error('closed while it was being connected')
    } catch (error) {
      client.end().catch(() => undefined)
      throw error
    } finally {
      this.pending = null
    }
    this.client = client
    this.pauseMs = FIRST_PAUSE_MS
    this.beat(client)
  }

  private hear(payload: string): void {
    for (const pair of payload.split(',')) {
      const [providerId, version] = pair.split(':').map(Number)
      if (providerId && version) this.parts.heard(providerId, version)
    }
  }

  private beat(client: pg.Client): void {
    clearTimeout(this.timer)
    if (this.closed) return
    this.timer = setTimeout(() => {
      this.parts.resync(client).then(
        () => this.beat(client),
        (error: unknown) => this.lost(client, error),
      )
    }, HEARTBEAT_MS).unref()
  }

  private lost(client: pg.Client, error: unknown): void {
    if (this.closed || this.client !== client) return
    this.client = null
    client.end().catch(() => undefined)
    if (error) this.parts.warn('the connection that hears of updates broke', error)
    this.again()
  }

  private again(): void {
    clearTimeout(this.timer)
    if (this.closed) return
    this.timer = setTimeout(() => {
      this.connecting = this.connect().catch((error: unknown) => {
        this.parts.warn('no connection to hear of updates', error)
        if (!this.closed) this.again()
      })
    }, this.pauseMs).unref()
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS)
  }
}
