import type { Cohort, Retention } from '@dashboard/schema'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { tidy } from '../../../core/change'
import { localDay } from '../../../core/local-time'
import { wilson } from '../../../core/statistics'
import { cohortsOf } from './cohorts'
import { cohortRows, returns } from './retention.repository'
import { cohortMonths, isMonthRunning, WINDOW_DAYS, windowsOn } from './windows'

/** What the fields of the answer are read from; the rest is read where it is asked for. */
export type RetentionRecord = Omit<Retention, 'cohortAnalysis' | 'atRiskCount' | 'atRiskCustomers'>

const definition =
  `Of the customers with a booking completed in the ${WINDOW_DAYS} days before the last ${WINDOW_DAYS}, ` +
  `the share that had another one completed in the last ${WINDOW_DAYS}. The others are the churn.`

const read = async (scope: Scope): Promise<RetentionRecord> => {
  const windows = windowsOn(localDay(scope.now(), scope.timeZone))
  const { before, retained } = await scope.read(db => returns(db, windows))
  const interval = wilson(retained, before)
  return {
    asOf: windows.asOf,
    windowDays: WINDOW_DAYS,
    window: windows.window,
    previousWindow: windows.previous,
    customersBefore: before,
    customersRetained: retained,
    retentionRate: before === 0 ? null : tidy(retained / before),
    churnRate: before === 0 ? null : tidy(1 - retained / before),
    retentionLow: interval && tidy(interval.low),
    retentionHigh: interval && tidy(interval.high),
    definition,
  }
}

/** The rates up to yesterday: one statement. */
export const retention = (scope: Scope): Promise<RetentionRecord> => cached(scope, 'retention', {}, () => read(scope))

/** The cohorts of the months up to that of the day: one statement. */
export const cohortAnalysis = (scope: Scope, { asOf }: RetentionRecord): Promise<Cohort[]> =>
  cached(scope, 'retention.cohorts', { asOf }, async () => {
    const months = cohortMonths(asOf)
    return cohortsOf(months, await scope.read(db => cohortRows(db, months, asOf)), isMonthRunning(asOf))
  })
