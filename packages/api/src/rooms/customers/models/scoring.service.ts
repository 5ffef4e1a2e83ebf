import type pg from 'pg'
import type { House } from '../../../access/house'
import { epochDay } from '../../../core/calendar'
import { localDay } from '../../../core/local-time'
import { listFirsts, listPurchases, listStandings, listVisits } from './facts.repository'
import { listModels, type Trainee } from './models.repository'
import { type CustomerFacts, scoresOf } from './scores'
import { listToScore, raiseRevision, writeScores } from './scores.repository'
import { modelsOf } from './stored-models'

/** So many at a time: a statement's worth of locks, and a page of memory. */
const CHUNK = 500
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

type Provider = Pick<Trainee, 'providerId' | 'timeZone'>

const grouped = <Row extends { customerId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.customerId)
    if (group) group.push(row)
    else groups.set(row.customerId, [row])
  }
  return groups
}

/** What is known of some customers on a day, with the version of the totals that it was read at. */
const factsOf = async (
  pool: pg.Pool,
  { providerId, timeZone }: Provider,
  today: string,
  ids: readonly string[],
): Promise<{ customerId: string; updatedAt: Date; facts: CustomerFacts }[]> => {
  // The totals come first: what changes after them has another version, and is scored again.
  const standings = await listStandings(pool, providerId, timeZone, ids)
  const purchases = grouped(await listPurchases(pool, providerId, today, ids))
  const visits = grouped(await listVisits(pool, providerId, timeZone, ids))
  const firsts = grouped(await listFirsts(pool, providerId, timeZone, ids))
  return standings.map(({ customerId, updatedAt, lastDay, bookings, spent, rating, settled }) => {
    const [{ days, revenue } = { days: [], revenue: [] }] = purchases.get(customerId) ?? []
    const own = { visits: visits.get(customerId) ?? [], services: firsts.get(customerId) ?? [] }
    return {
      customerId,
      updatedAt,
      facts: { ...own, bookings, spent, rating, settled, days, revenue, lastDay: lastDay === null ? null : epochDay(lastDay) },
    }
  })
}

/** Works out the scores of a provider's customers with its stored models, everybody's or those that are out of date; tells how many. */
export const scoreCustomers = async (house: House, provider: Provider, isEverybody: boolean): Promise<number> => {
  const { enginePool: pool } = house
  const { providerId, timeZone } = provider
  const models = modelsOf(await listModels(pool, providerId))
  const today = localDay(house.now(), timeZone)
  let [after, written] = [BEFORE_ALL, 0]
  while (!house.closing.aborted) {
    const ids = await listToScore(pool, providerId, { after, limit: CHUNK, isEverybody })
    const last = ids.at(-1)
    if (last === undefined) break
    const known = await factsOf(pool, provider, today, ids)
    const scored = known.map(({ customerId, updatedAt, facts }) => ({
      customerId,
      updatedAt,
      scores: scoresOf(models, facts, epochDay(today), timeZone),
    }))
    written += await writeScores(pool, providerId, house.now(), scored)
    after = last
  }
  if (written > 0) await raiseRevision(pool, providerId)
  return written
}
