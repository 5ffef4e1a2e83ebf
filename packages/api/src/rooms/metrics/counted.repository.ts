import type { DateSpan } from '../../core/period'
import type { TenantDb } from '../../db/tenant'
import { respondedSql, respondedThenSql, shiftsSql, spendingSql } from './counted-statements'
import type { Spending } from './spending'

/** A sum of one day and member. */
export interface MemberDay {
  day: string
  /** Id of the member, or NONE. */
  value: string
  sum: string
}

/** Reviews answered, by the day on which they came; as it stood at an instant where one is given. */
export const readResponded = (db: TenantDb, from: Date, until: Date, asOf: Date | null): Promise<MemberDay[]> =>
  asOf === null
    ? db.rows('metrics.responded', respondedSql, [db.providerId, from, until])
    : db.rows('metrics.respondedThen', respondedThenSql, [db.providerId, from, until, asOf])

/** Minutes on duty. */
export const readShifts = (db: TenantDb, { start, end }: DateSpan): Promise<MemberDay[]> =>
  db.rows('metrics.shifts', shiftsSql, [db.providerId, start, end])

/** What campaigns and channels cost whose days touch the span. */
export const readSpending = (db: TenantDb, { start, end }: DateSpan, today: string): Promise<Spending[]> =>
  db.rows('metrics.spending', spendingSql, [db.providerId, start, end, today])
