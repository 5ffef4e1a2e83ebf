/** Reads a provider's raw events for a replay. */
import type pg from 'pg'
import type { Booking } from './booking'
import { plain } from './columns'
import { BOOKING_COLUMNS } from './load.repository'
import type { BookingRow, EventRow } from './rows'
import { bookingOf } from './rows'

/** All events of a provider, those of one customer's bookings together. */
const EVENTS = `
declare engine_replay no scroll cursor for
with homes as (
  select distinct on (booking_id) booking_id, payload #>> '{customer,ref}' as customer_ref
  from business_events where provider_id = $1 and type = 'BOOKING_CREATED'
  order by booking_id, occurred_at, id
)
select e.id, e.type, date_part('epoch', e.occurred_at) * 1000 as occurred_at, e.payload, h.customer_ref
from business_events e left join homes h using (booking_id)
where e.provider_id = $1
order by h.customer_ref nulls first, e.booking_id`

/** An event with the ref of the customer whose booking it is about; null where it is about none that exists. */
export interface ReplayRow extends Omit<EventRow, 'provider_id' | 'booking_id'> {
  customer_ref: string | null
}

const PAGE = 2000

/** Reads a provider's events page by page inside the transaction. */
export const replayPages = async function* (client: pg.ClientBase, providerId: number): AsyncGenerator<ReplayRow[]> {
  await client.query(EVENTS.replaceAll('$1', String(Math.trunc(providerId))))
  for (;;) {
    const { rows } = await client.query<ReplayRow>(`fetch ${PAGE} from engine_replay`)
    if (rows.length === 0) break
    yield rows
  }
  await client.query('close engine_replay')
}

/** Stored bookings by their ids. */
export const storedBookings = async (client: pg.ClientBase, providerId: number, ids: readonly string[]): Promise<Map<string, Booking>> => {
  const { rows } = await client.query<BookingRow>(
    `select ${BOOKING_COLUMNS} from bookings b where b.provider_id = $1 and b.id = any($2::uuid[])`,
    [providerId, plain(ids, id => id)],
  )
  return new Map(rows.map(row => [row.id, bookingOf(row)]))
}
