/** Fills the time during which the server was away, so that the dashboard is never stale. */
import type { House } from '../../access/house'
import { stillApplies } from './gap'
import type { SeedProgress } from './seed.service'
import { settle } from './settle'
import type { Business } from './setup/businesses.service'
import { bookingsByRef, lastTold, overdueBookings } from './setup/demo.repository'
import { saveDetails } from './setup/finish.service'
import { sendEvents, sendHistory } from './setup/load.service'
import { simulate } from './world/simulate'
import { worldEvents } from './world/events'

/** A shorter absence is the pulse's matter. */
const GAP_MS = 10 * 60_000
/** Bookings that ended longer ago are settled; the pulse sees to the others. */
const OVERDUE_MS = 60 * 60_000

/** Tells what happened since the last run; gives the number of new events. */
export async function catchUp(house: House, business: Business, now: Date, onProgress: (progress: SeedProgress) => void): Promise<number> {
  const { id, truth, epoch, founded } = business
  const last = await lastTold(house.enginePool, id, now)
  if (last === null || now.getTime() - last.getTime() < GAP_MS) return settleOverdue(house, business, now)
  const world = simulate(truth, founded.seed, epoch, now.getTime())
  const told = worldEvents(world, last.getTime(), now.getTime())
  const refs = [...new Set(told.map(event => event.payload.bookingRef).filter(ref => typeof ref === 'string'))]
  const known = new Map(
    (await bookingsByRef(house.enginePool, id, refs)).map(row => [row.ref, { status: row.status, startsAt: row.starts_at.getTime() }]),
  )
  const events = told.filter(event => stillApplies(event, known))
  const report = (sent: number): void => onProgress({ business: truth.name, sent, events: events.length })
  const recorded = await sendHistory(house, { id, currency: truth.currency }, events, report)
  await saveDetails(house, business, world, events, now)
  return recorded + (await settleOverdue(house, business, now))
}

async function settleOverdue(house: House, { id, truth, founded }: Business, now: Date): Promise<number> {
  const rows = await overdueBookings(house.enginePool, id, new Date(now.getTime() - OVERDUE_MS))
  const events = rows.flatMap(({ ref, starts_at, ends_at, checked_in_at }) =>
    settle(founded, { ref, startsAt: starts_at.getTime(), endsAt: ends_at.getTime(), checkedIn: checked_in_at !== null }),
  )
  return sendEvents(house, { id, currency: truth.currency }, events)
}
