import type { HeatmapCell, RevenueAnalytics, RevenuePoint } from '@dashboard/schema'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { changeOf } from '../../../core/change'
import { badInput } from '../../../core/errors'
import { localDay } from '../../../core/local-time'
import { formatAmount } from '../../../core/money'
import type { DateSpan } from '../../../core/period'
import { moneySums, rangeProblems, revenueOf } from '../../metrics'
import type { ExactReading } from '../../metrics'
import type { Totals } from './breakdown'
import { frameOf, topProblems } from './request'
import type { RevenueFrame, RevenueRequest } from './request'
import { hoursOfWeek } from './revenue.repository'
import { comparedSteps, stepsOf } from '../steps'

/** What the fields of the answer are read from. */
export interface RevenueRecord extends Omit<
  RevenueAnalytics,
  'breakdown' | 'series' | 'comparedSeries' | 'heatmap' | 'forecast' | 'trends'
> {
  request: RevenueRequest
  frame: RevenueFrame
  totals: Totals
}

const flows = ['revenue.earned', 'revenue.refunded', 'bookings.completed'] as const

const nothing: ExactReading = () => '0'

/** What a span brought, beside the same of the compared one. */
export const totalsOf = (reading: ExactReading, previous: ExactReading | null): Totals => ({
  earned: reading('revenue.earned'),
  revenue: revenueOf(reading),
  bookings: Number(reading('bookings.completed')),
  previousRevenue: previous && revenueOf(previous),
})

const read = async (scope: Scope, request: RevenueRequest): Promise<RevenueRecord> => {
  const { currency, weekStartsOn } = scope.provider
  const frame = frameOf(request, { today: localDay(scope.now(), scope.timeZone), weekStartsOn })
  const { window, compared } = frame
  const whole = { start: window.start, end: window.wholeEnd }
  const sums = await moneySums(scope, [window, whole, ...(compared ? [compared] : [])], [...flows, 'revenue.pending'])
  const [now, ahead, before] = [0, 1, 2].map(index => sums[index]?.get('') ?? nothing) as [ExactReading, ExactReading, ExactReading]
  const totals = totalsOf(now, compared && before)
  const money = (amount: string) => ({ amount: formatAmount(amount, currency), currency })
  const previous = totals.previousRevenue
  return {
    request,
    frame,
    totals,
    period: { start: window.start, end: window.end },
    comparedWith: compared,
    isPartial: window.isPartial,
    total: money(totals.revenue),
    earned: money(totals.earned),
    refunded: money(now('revenue.refunded')),
    pending: money(ahead('revenue.pending')),
    previousTotal: previous === null ? null : money(previous),
    changePercent: changeOf(Number(totals.revenue), previous === null ? null : Number(previous), window.isPartial).changePercent,
    bookings: totals.bookings,
  }
}

/** The totals of a span: one statement. The other fields are read where they are asked for; each is kept until something changes. */
export const revenueAnalytics = async (scope: Scope, request: RevenueRequest): Promise<RevenueRecord> => {
  const problems = [...rangeProblems(request.period, { start: 'period.start', end: 'period.end' }), ...topProblems(request)]
  if (problems.length > 0) throw badInput(problems)
  return cached(scope, 'revenue', request, () => read(scope, request))
}

const points = async (scope: Scope, spans: readonly (DateSpan & { isPartial?: boolean })[]): Promise<RevenuePoint[]> => {
  const sums = await moneySums(scope, spans, [...flows, 'revenue.pending'])
  return spans.map(({ start, isPartial = false }, index) => {
    const reading = sums[index]?.get('') ?? nothing
    return {
      date: start,
      value: Number(revenueOf(reading)),
      earned: Number(reading('revenue.earned')),
      pending: Number(reading('revenue.pending')),
      bookings: Number(reading('bookings.completed')),
      isPartial,
    }
  })
}

const stepsIn = (scope: Scope, { window, granularity }: Pick<RevenueFrame, 'window' | 'granularity'>) =>
  stepsOf(window, granularity, scope.provider.weekStartsOn)

/** Revenue along the span: one statement. */
export const series = (scope: Scope, { request, frame }: RevenueRecord): Promise<RevenuePoint[]> =>
  cached(scope, 'revenue.series', request, () => points(scope, stepsIn(scope, frame)))

/** Revenue along the compared days, step for step: one statement; none when none are compared. */
export const comparedSeries = async (scope: Scope, { request, frame: { compared, ...frame } }: RevenueRecord): Promise<RevenuePoint[]> =>
  compared === null
    ? []
    : cached(scope, 'revenue.comparedSeries', request, () =>
        points(scope, comparedSteps(stepsIn(scope, frame), frame.window, compared, frame.granularity)),
      )

/** By weekday and local hour: one statement. */
export const heatmap = (scope: Scope, { request, frame }: RevenueRecord): Promise<HeatmapCell[]> =>
  cached(scope, 'revenue.heatmap', request, () => scope.read(db => hoursOfWeek(db, frame.window)))
