/** Makes every rollup anew from the raw events, says where the stored ones differ, and puts the new ones in their place. */
import type pg from 'pg'
import { notFound } from '../core/errors'
import type { Booking } from './booking'
import { writeBookings } from './bookings.repository'
import type { Cells } from './cells'
import { noCells } from './cells'
import type { RelationshipChange } from './customer-window'
import { ensureVersions, lockProviders } from './load.repository'
import type { ValidEvent } from './payload'
import type { Drift } from './rebuild.repository'
import { MOST_SHOWN, driftOf, flushRebuild, markRevision, openRebuild, replaceRollups } from './rebuild.repository'
import type { Replayed, Stage } from './replay'
import { replayCustomer } from './replay'
import { replayPages, storedBookings } from './replay.repository'
import { eventOf } from './rows'
import { gapUpTo } from './hub'
import { logUpdates } from './updates.repository'

/** What a rebuild of one provider found. */
export interface ProviderRebuild {
  readonly providerId: number
  readonly events: number
  readonly bookings: number
  /** Rollup rows made anew. */
  readonly cells: number
  /** Rows of rollups and bookings that were not what the events say. */
  readonly drifted: number
  /** The first few of them. */
  readonly drift: readonly Drift[]
}

export interface RebuildOptions {
  /** Only look: change nothing. */
  readonly check?: boolean
  /** Hears of each provider as it is done. */
  readonly done?: (result: ProviderRebuild) => void
}

/** Memory stays flat: what was made is put aside whenever it comes to this many customers or cells. */
const MOST_HELD = 5000

const withoutNotes = (booking: Booking): string => {
  const registers = Object.entries(booking.registers)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ ...booking, notes: null, registers }, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}

class Rebuilding {
  events = 0
  bookings = 0
  private cells: Cells
  private relationships: RelationshipChange[] = []
  private folded: Booking[] = []
  /** Bookings that differ from the stored ones, and the first few of them. */
  drifted = 0
  readonly drift: Drift[] = []

  constructor(
    private readonly client: pg.ClientBase,
    private readonly stage: Stage,
    private readonly check: boolean,
  ) {
    this.cells = noCells(stage.providerId)
  }

  /** Replays every event of the provider. */
  async replay(): Promise<void> {
    let own: ValidEvent[] = []
    let customer: string | null = null
    for await (const page of replayPages(this.client, this.stage.providerId)) {
      this.events += page.length
      for (const row of page) {
        // Events of no customer's booking stand alone: nothing to gather.
        if (row.customer_ref !== customer || (customer === null && own.length >= MOST_HELD)) {
          await this.take(replayCustomer(this.stage, own, this.cells))
          own = []
          customer = row.customer_ref
        }
        own.push(eventOf(row))
      }
    }
    await this.take(replayCustomer(this.stage, own, this.cells))
    await this.flush()
  }

  private async take({ bookings, relationships }: Replayed): Promise<void> {
    this.bookings += bookings.length
    this.folded.push(...bookings)
    this.relationships.push(...relationships)
    if (this.folded.length + this.relationships.length + this.cells.daily.size >= MOST_HELD) await this.flush()
  }

  private async flush(): Promise<void> {
    await flushRebuild(this.client, this.cells, this.relationships)
    await this.compareBookings()
    this.cells = noCells(this.stage.providerId)
    this.relationships = []
    this.folded = []
  }

  private async compareBookings(): Promise<void> {
    const { providerId } = this.stage
    const stored = await storedBookings(
      this.client,
      providerId,
      this.folded.map(({ id }) => id),
    )
    const wrong = this.folded.filter(booking => {
      const known = stored.get(booking.id)
      return known === undefined || withoutNotes(known) !== withoutNotes(booking)
    })
    this.drifted += wrong.length
    for (const booking of wrong.slice(0, MOST_SHOWN - this.drift.length)) {
      const known = stored.get(booking.id)
      this.drift.push({ table: 'bookings', key: booking.ref, stored: known ? withoutNotes(known) : null, rebuilt: withoutNotes(booking) })
    }
    if (!this.check)
      await writeBookings(
        this.client,
        wrong.map(booking => ({ ...booking, providerId })),
      )
  }
}

const databaseTime = async (client: pg.ClientBase): Promise<Date> => {
  const { rows } = await client.query<{ at: Date }>('select now() as at')
  return rows[0]?.at ?? new Date(0)
}

const rebuildLocked = async (client: pg.ClientBase, providerId: number, { check = false }: RebuildOptions): Promise<ProviderRebuild> => {
  const [locked] = await lockProviders(client, [providerId], true)
  if (locked === undefined) throw notFound(`Provider ${providerId}`)
  await openRebuild(client)
  const work = new Rebuilding(client, { providerId, zone: locked.time_zone }, check)
  await work.replay()
  const rollups = await driftOf(client, providerId)
  const drifted = work.drifted + rollups.count
  if (drifted > 0 && !check) {
    await replaceRollups(client, providerId)
    // Whoever watches must ask again: what changed is not the doing of an event.
    await logUpdates(client, [{ providerId, entry: gapUpTo(Number(locked.version) + 1, await databaseTime(client)) }])
  }
  if (!check) await markRevision(client, providerId)
  return {
    providerId,
    events: work.events,
    bookings: work.bookings,
    cells: rollups.cells,
    drifted,
    drift: [...work.drift, ...rollups.shown].slice(0, MOST_SHOWN),
  }
}

const rebuildOne = async (pool: pg.Pool, providerId: number, options: RebuildOptions): Promise<ProviderRebuild> => {
  const client = await pool.connect()
  try {
    await ensureVersions(client, [providerId])
    await client.query('begin')
    await client.query(`set local work_mem = '64MB'`)
    const result = await rebuildLocked(client, providerId, options)
    await client.query(options.check ? 'rollback' : 'commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Rebuilds one provider, or all one after the other, each in a transaction of its own during which its events wait. */
export const rebuild = async (
  pool: pg.Pool,
  providerId: number | null = null,
  options: RebuildOptions = {},
): Promise<ProviderRebuild[]> => {
  const { rows } = await pool.query<{ id: number }>('select id from providers where $1::int is null or id = $1 order by id', [providerId])
  if (providerId !== null && rows.length === 0) throw notFound(`Provider ${providerId}`)
  const results: ProviderRebuild[] = []
  for (const { id } of rows) {
    const result = await rebuildOne(pool, id, options)
    options.done?.(result)
    results.push(result)
  }
  return results
}
