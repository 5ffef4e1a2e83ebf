import type { TenantDb } from '../../db/tenant'

/** A booking that changes hands. */
export interface HandedOver {
  ref: string
  lastEventAt: Date | null
}

const LATER = `b.provider_id = $1 and b.status in ('PENDING', 'CONFIRMED') and b.starts_at > $3::timestamptz`

/** Open bookings of a member that begin later, soonest first. */
export const ahead = (db: TenantDb, memberId: string, now: Date, limit: number): Promise<HandedOver[]> =>
  db.rows(
    'handover.ahead',
    `select b.ref, (select max(e.occurred_at) from business_events e where e.provider_id = b.provider_id and e.booking_id = b.id) as "lastEventAt"
       from bookings b where ${LATER} and b.assigned_to = $2::uuid order by b.starts_at, b.id limit $4`,
    [db.providerId, memberId, now, limit],
  )

/** How many open bookings each of the members has that begin later; a member without any is left out. */
export const countsAhead = (db: TenantDb, memberIds: readonly string[], now: Date): Promise<{ memberId: string; count: number }[]> =>
  db.rows(
    'handover.counts',
    `select b.assigned_to as "memberId", count(*)::int as count from bookings b
      where ${LATER} and b.assigned_to = any($2::uuid[])
      group by b.assigned_to`,
    [db.providerId, memberIds, now],
  )
