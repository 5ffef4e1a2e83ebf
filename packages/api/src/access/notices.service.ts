import pg from 'pg'
import type { House } from './house'

const againAfterMs = 1_000

/** What is called with each notice, and whenever some may have been missed. */
export interface NoticeListener {
  heard(payload: string): void
  listening(): void
}

/** Hears what any process notifies on a channel, through any restart of the database, until the house closes. */
export const hearNotices = (house: House, channel: string, { heard, listening }: NoticeListener): void => {
  let current: pg.Client | null = null
  let isClosed = false
  const left = new WeakSet<pg.Client>()

  const connect = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: house.identityPool.options.connectionString,
      options: house.identityPool.options.options,
      application_name: `dashboard ${channel}`,
      keepAlive: true,
    })
    client.on('error', () => undefined)
    client.on('notification', ({ payload }) => {
      heard(payload ?? '')
    })
    client.once('end', () => {
      again(client)
    })
    try {
      await client.connect()
      await client.query(`listen ${pg.escapeIdentifier(channel)}`)
      current = client
      if (isClosed) await client.end()
      else listening()
    } catch {
      again(client)
    }
  }
  const again = (client: pg.Client): void => {
    if (left.has(client)) return
    left.add(client)
    client.end().catch(() => undefined)
    if (!isClosed) setTimeout(() => void connect(), againAfterMs).unref()
  }

  house.onClose(async () => {
    isClosed = true
    await current?.end().catch(() => undefined)
  })
  void connect()
}
