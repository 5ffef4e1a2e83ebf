import { randomUUID } from 'node:crypto'
import { parseEvents } from '@dashboard/api/events/index'
import { event } from '../kit/events'
import { insertProvider } from '../kit/people'
import { bareInsert } from './bare-insert'
import type { BenchHouse } from './house'
import { dated, openHouse, zone } from './house'
import { load, pair, row } from './measure'

const dayMs = 86_400_000

/** A booking that is made on one of the last thirty days. */
const created = (number: number) => {
  const at = new Date(Date.now() - (number % 30) * dayMs)
  const ref = randomUUID()
  return event('BOOKING_CREATED', at, {
    bookingRef: ref,
    customer: { ref: `c-${ref.slice(0, 3)}`, name: 'Customer' },
    service: { ref: 'bath', name: 'Bath' },
    startsAt: new Date(at.getTime() + dayMs).toISOString(),
    endsAt: new Date(at.getTime() + dayMs + 3_600_000).toISOString(),
    price: '42.00',
  })
}

type Insert = Awaited<ReturnType<typeof bareInsert>>

const measured = (house: BenchHouse, insert: Insert, providers: number[], workers: number) => {
  const options = { workers, milliseconds: 2000 }
  let number = 0
  const providerOf = (worker: number) => providers[worker % providers.length]!
  const record = (worker: number) => house.engine.record(providerOf(worker), parseEvents([dated(created((number += 1)))], zone), 'API')
  const append = (worker: number) => {
    const { id, payload } = created((number += 1))
    return insert({ providerId: providerOf(worker), id, payload: JSON.stringify(payload) })
  }
  return pair(
    5,
    () => load(record, options),
    () => load(append, options),
  )
}

const ratio = (value: number) => Number(value.toFixed(2))

/** Events per second through the engine, spread over providers and on one, against a bare insert of many rows of the same events. */
export const events = async (): Promise<void> => {
  const house = await openHouse()
  const insert = await bareInsert(house.sql)
  const providers = await Promise.all(Array.from({ length: 64 }, () => insertProvider(house.sql, zone)))
  const table: Record<string, unknown> = {}
  for (const workers of [64, 512]) {
    const spread = await measured(house, insert, providers, workers)
    const hot = await measured(house, insert, providers.slice(0, 1), workers)
    table[`${workers} writers, 64 providers`] = row(spread.product, { 'of the floor': ratio(spread.ratio) })
    table[`${workers} writers, one provider`] = row(hot.product, {
      'of the floor': ratio(hot.ratio),
      'of spread': ratio(hot.product.perSecond / spread.product.perSecond),
    })
    table[`${workers} writers, floor: bare insert`] = row(spread.floor)
  }
  console.log('\nevents: one event a call, acknowledged after its commit is on the disk')
  console.table(table)
  await house.close()
}
