/**
 * The longer conditions of a booking filter: SQL over the bookings called `b` of provider $1. `offset 0` and `is true` keep what they end
 * a look-up by index and a hashed list: joined instead, they are compared pair by pair where Postgres knows too little of a table.
 */
import type { BookingFilter } from '@dashboard/schema'
import { anyWordBegins } from '../../core/customer-names'

/** Instants, as SQL, from and before which a booking counts; null where nothing bounds it. */
export interface Bounds {
  start: string | null
  end: string | null
}

/** Of customers with a word in their name that begins so; `start` is SQL. */
export const namedSo = (start: string): string => `b.customer_id in (${anyWordBegins(start)})`

/** The refund `r` is the booking's last one before the instant, or of all. */
export const lastRefundBefore = (end: string | null): string =>
  `not exists (select from booking_refunds n where n.provider_id = r.provider_id and n.booking_id = r.booking_id
    and (n.refunded_at, n.id) > (r.refunded_at, r.id)${end === null ? '' : ` and n.refunded_at < ${end}`} offset 0)`

/** As `customers.new` counts: by the start, whenever it was completed. */
const EARLIER = `exists (select from bookings e where e.provider_id = b.provider_id and e.customer_id = b.customer_id
  and e.completed_at is not null and (e.starts_at, e.id) < (b.starts_at, b.id) offset 0)`

/** The same from the other side, a look-up for each customer instead of each booking: the first visits of who had a booking completed then. */
const firstVisits = ({ start, end }: Bounds): string => `(b.id in (
  select first_visit.id from (
    select distinct v.customer_id from bookings v where v.provider_id = $1 and v.completed_at is not null
      ${start === null ? '' : `and v.completed_at >= ${start}`} ${end === null ? '' : `and v.completed_at < ${end}`}
  ) visitor cross join lateral (
    select e.id from bookings e where e.provider_id = $1 and e.customer_id = visitor.customer_id and e.completed_at is not null
    order by e.starts_at, e.id limit 1
  ) first_visit)) is true`

/** As cohorts are counted, by the day of the completion: of who came in those days, and not before. */
const firstSeen = (from: string | null, to: string | null): string => {
  const since = from === null ? '' : `and metric_date >= ${from}`
  const until = to === null ? '' : `and metric_date <= ${to}`
  const before = `select from customer_days n where n.provider_id = $1 and n.customer_id = visitor.customer_id and n.metric_date < ${from}`
  return `(b.customer_id in (
    select customer_id from (select distinct customer_id from customer_days where provider_id = $1 ${since} ${until}) visitor
    ${from === null ? '' : `where not exists (${before} offset 0)`})) is true`
}

type Visits = Pick<BookingFilter, 'weekday' | 'hour' | 'isFirstVisit' | 'firstVisitFrom' | 'firstVisitTo'>

/** By the local start, and by what a booking is among its customer's; `completed` bounds when it was completed. */
export const visitConditions = (
  { weekday, hour, isFirstVisit, firstVisitFrom, firstVisitTo }: Visits,
  completed: Bounds | null,
  zone: string,
  bind: (value: unknown) => string,
): string[] => {
  const part = (field: string, value: number | null | undefined): string[] =>
    value == null ? [] : [`extract(${field} from b.starts_at at time zone ${bind(zone)}) = ${bind(value)}`]
  const day = (value: string | null | undefined): string | null => (value ? `${bind(value)}::date` : null)
  const first = completed === null ? `not ${EARLIER}` : firstVisits(completed)
  return [
    ...part('isodow', weekday),
    ...part('hour', hour),
    ...(isFirstVisit == null ? [] : ['b.completed_at is not null', isFirstVisit ? first : EARLIER]),
    ...(firstVisitFrom || firstVisitTo ? [firstSeen(day(firstVisitFrom), day(firstVisitTo))] : []),
  ]
}
