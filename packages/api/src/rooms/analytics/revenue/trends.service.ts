import type { TrendAnalysis } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
import { tidy } from '../../../core/change'
import type { DateSpan } from '../../../core/period'
import { lengthOf } from '../../../core/period'
import { trendFindings } from '../../../core/statistics'
import { moneySums, revenueOf } from '../../metrics'
import type { RevenueRecord } from './revenue.service'
import { stepsOf } from '../steps'

/** Pairs of days grow with the square: a year of days is judged at once, more by weeks. */
const MOST_DAYS = 400
const WEEK = 7
/** Weeks of a year. */
const YEAR_OF_WEEKS = 52

const isWholeWeek = (span: DateSpan): boolean => lengthOf(span) === WEEK

/** How revenue moved along the span, by day or by whole week: one statement. Steps that are not over are left out. */
export const trends = async (scope: Scope, { frame: { window } }: RevenueRecord): Promise<TrendAnalysis> => {
  const isDaily = lengthOf(window) <= MOST_DAYS
  const steps = stepsOf(window, isDaily ? 'DAY' : 'WEEK', scope.provider.weekStartsOn).filter(
    step => !step.isPartial && (isDaily || isWholeWeek(step)),
  )
  const sums = await moneySums(scope, steps, ['revenue.earned', 'revenue.refunded'])
  const found = trendFindings({
    values: sums.map(byValue => Number(revenueOf(byValue.get('') ?? (() => '0')))),
    stepDays: isDaily ? 1 : WEEK,
    period: isDaily ? WEEK : YEAR_OF_WEEKS,
    isCount: false,
  })
  const dateOf = (at: number): string => steps[at]?.start ?? window.start
  return {
    metric: 'revenue',
    direction: found.direction,
    slopePerDay: found.slopePerDay === null ? null : tidy(found.slopePerDay),
    pValue: found.pValue,
    changePoints: found.changePoints.map(dateOf),
    anomalies: found.anomalies.map(({ at, value, expectedLow, expectedHigh }) => ({
      date: dateOf(at),
      value,
      expectedLow: tidy(expectedLow),
      expectedHigh: tidy(expectedHigh),
    })),
  }
}
