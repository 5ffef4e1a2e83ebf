import type { TrendAnalysis } from '@dashboard/schema'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { lengthOf } from '../../../core/period'
import { moneySums, revenueOf, trendsOf } from '../../metrics'
import { stepsOf } from '../steps'
import type { RevenueRecord } from './revenue.service'

/** Pairs of days grow with the square: a year of days is judged at once, more by weeks. */
const MOST_DAYS = 400

const METRIC = 'revenue'

const judge = async (scope: Scope, { frame: { window } }: RevenueRecord): Promise<TrendAnalysis> => {
  const granularity = lengthOf(window) <= MOST_DAYS ? 'DAY' : 'WEEK'
  const steps = stepsOf(window, granularity, scope.provider.weekStartsOn)
  const sums = await moneySums(scope, steps, ['revenue.earned', 'revenue.refunded'])
  const points = steps.map(({ start }, index) => ({
    date: start,
    value: Number(revenueOf(sums[index]?.get('') ?? (() => '0'))),
  }))
  const [trend] = await trendsOf(scope, [{ metric: METRIC, points }], granularity, window)
  if (trend === undefined) throw new Error('a series has a trend, if only an unknown one')
  return trend
}

/** How revenue moved along the span, by day or by whole week: one statement. Steps that are not over are left out. */
export const trends = (scope: Scope, record: RevenueRecord): Promise<TrendAnalysis> =>
  cached(scope, 'revenue.trends', record.request, () => judge(scope, record))
