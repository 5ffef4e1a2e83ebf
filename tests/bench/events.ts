import { randomUUID } from 'node:crypto'
import { parseEvents } from '@dashboard/api/events/index'
import type pg from 'pg'
import { event } from '../kit/events'
import { insertProvider } from '../kit/people'
import { type BenchHouse, openHouse, zone } from './house'
import { type Load, load, pair, row } from './measure'

const created = () => {
  const ref = randomUUID()
  const at = new Date(Date.now() - (Math.floor(performance.now() * 7919) % 30) * 86_400_000)
  return event('BOOKING_CREATED', at, {
    bookingRef: ref,
    customer: { ref: `c-${ref.slice(0, 2)}`, name: 'Customer' },
    service: { ref: 'bath', name: 'Bath' },
    startsAt: new Date(at.getTime() + 86_400_000).toISOString(),
    endsAt: new Date(at.getTime() + 90_000_000).toISOString(),
    price: '42.00',
  })
}

type Inputs = Parameters<typeof parseEvents>[0]
const one = () => parseEvents([{ ...created(), occurredAt: new Date() }] as unknown as Inputs, zone)

interface Row {
  providerId: number
  id: string
  payload: string
}

/** The floor: the raw events alone, those that arrive together in one insert of many rows, without rollups, bookings or versions. */
const bareInsert = (sql: pg.Pool) => {
  let waiting: { row: Row; done: () => void; failed: (error: unknown) => void }[] = []
  let busy = 0
  const flush = async () => {
    if (busy >= 3 || waiting.length === 0) return
    busy += 1
    const batch = waiting.slice(0, 256)
    waiting = waiting.slice(256)
    try {
      await sql.query({
        name: 'bare-insert',
        text: `insert into bare_events (provider_id, id, type, occurred_at, payload) select p, i, 'BOOKING_CREATED', now(), j from unnest($1::int[], $2::uuid[], $3::jsonb[]) as t (p, i, j)`,
        values: [
          batch.map(({ row: { providerId } }) => providerId),
          batch.map(({ row: { id } }) => id),
          batch.map(({ row: { payload } }) => payload),
        ],
      })
      for (const { done } of batch) done()
    } catch (error) {
      for (const { failed } of batch) failed(error)
    } finally {
      busy -= 1
      setImmediate(() => void flush())
    }
  }
  return (row: Row) =>
    new Promise<void>((done, failed) => {
      waiting.push({ row, done, failed })
      setImmediate(() => void flush())
    })
}

const measured = (house: BenchHouse, providers: number[], workers: number) => {
  const insert = bareInsert(house.sql)
  const options = { workers, milliseconds: 3000 }
  const at = (worker: number) => providers[worker % providers.length] ?? 0
  return pair(
    5,
    (): Promise<Load> => load(worker => house.engine.record(at(worker), one(), 'API'), options),
    (): Promise<Load> =>
      load(worker => {
        const { payload, id } = created()
        return insert({ providerId: at(worker), id, payload: JSON.stringify(payload) })
      }, options),
  )
}

/** Events per second through the engine, spread and on one provider, against a bare multi-row insert of the same events. */
export const events = async (): Promise<void> => {
  const house = await openHouse()
  await house.sql.query(
    'create table bare_events (provider_id int, id uuid, type business_event_type, occurred_at timestamptz, payload jsonb, primary key (provider_id, id))',
  )
  const providers = await Promise.all(Array.from({ length: 64 }, () => insertProvider(house.sql, zone)))
  const table: Record<string, unknown> = {}
  for (const workers of [64, 512]) {
    const spread = await measured(house, providers, workers)
    const hot = await measured(house, providers.slice(0, 1), workers)
    table[`${workers} writers, 64 providers`] = row(spread.product, { 'of the floor': Number(spread.ratio.toFixed(2)) })
    table[`${workers} writers, one provider`] = row(hot.product, {
      'of the floor': Number(hot.ratio.toFixed(2)),
      'hot / spread': Number((hot.product.perSecond / spread.product.perSecond).toFixed(2)),
    })
    table[`${workers} writers, floor`] = row(spread.floor)
  }
  console.log('\nevents: one event a call, acknowledged after the commit (fsync on)')
  console.table(table)
  await house.close()
}
