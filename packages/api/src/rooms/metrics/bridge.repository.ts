import type { TenantDb } from '../../db/tenant'

/** Exact sums and numbers of bookings behind the steps of a bridge. */
export interface BridgeRow {
  booked: string
  booked_count: number
  cancelled: string
  cancelled_count: number
  missed: string
  missed_count: number
  open: string
  open_count: number
  outside: string
  outside_count: number
  earlier: string
  earlier_count: number
  changes: string
  changes_count: number
  completed: string
  completed_count: number
  refunded: string
  refunded_count: number
}

const part = (name: string, amount: string, which: string): string =>
  `coalesce(sum(${amount}) filter (where ${which}), 0)::text as ${name}, (count(*) filter (where ${which}))::int as ${name}_count`

/** $1 provider, $2 first instant of the span, $3 first instant after it: every booking made or completed in it, once. */
const bridgeSql = `
with told as (
  select status, price, coalesce(final_price, price) as charged, true as is_booked, coalesce(completed_at >= $2 and completed_at < $3, false) as is_completed
  from bookings where provider_id = $1 and booked_at >= $2 and booked_at < $3
  union all
  select status, price, coalesce(final_price, price), false, true
  from bookings where provider_id = $1 and completed_at >= $2 and completed_at < $3 and (booked_at < $2 or booked_at >= $3)
), given_back as (
  select sum(r.amount) as amount, count(distinct r.booking_id)::int as bookings
  from booking_refunds r join bookings b on b.provider_id = r.provider_id and b.id = r.booking_id
  where r.provider_id = $1 and r.refunded_at >= $2 and r.refunded_at < $3 and b.completed_at is not null
)
select ${[
  part('booked', 'price', 'is_booked'),
  part('cancelled', 'price', `is_booked and status = 'CANCELLED'`),
  part('missed', 'price', `is_booked and status = 'NO_SHOW'`),
  part('open', 'price', `is_booked and status in ('PENDING', 'CONFIRMED')`),
  part('outside', 'price', `is_booked and status = 'COMPLETED' and not is_completed`),
  part('earlier', 'price', `is_completed and not is_booked`),
  part('changes', 'charged - price', 'is_completed and charged <> price'),
  part('completed', 'charged', 'is_completed'),
].join(',\n  ')},
  coalesce((select amount from given_back), 0)::text as refunded, (select bookings from given_back) as refunded_count
from told`

/** What became of the bookings made in a span, and which were completed in it; from the bookings themselves. */
export async function readBridge(db: TenantDb, from: Date, until: Date): Promise<BridgeRow> {
  const [row] = await db.rows<BridgeRow>('metrics.bridge', bridgeSql, [db.providerId, from, until])
  if (row === undefined) throw new Error('a statement that always answers one row answered none')
  return row
}
