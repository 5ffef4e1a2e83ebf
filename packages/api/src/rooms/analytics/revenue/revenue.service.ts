import type { HeatmapCell, RevenueAnalytics, RevenuePoint } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
import { changeOf } from '../../../core/change'
import { badInput } from '../../../core/errors'
import { localDay } from '../../../core/local-time'
import { formatAmount } from '../../../core/money'
import type { DateSpan } from '../../../core/period'
import { moneySums, rangeProblems, revenueOf } from '../../metrics'
import type { ExactReading } from '../../metrics'
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
  totals: ExactReading
  previous: ExactReading | null
}

const flows = ['revenue.earned', 'revenue.refunded', 'bookings.completed'] as const

/** The totals of a span: one statement. The other fields are read where they are asked for. */
export const revenueAnalytics = async (scope: Scope, request: RevenueRequest): Promise<RevenueRecord> => {
  const problems = [...rangeProblems(request.period, { start: 'period.start', end: 'period.end' }), ...topProblems(request)]
  if (problems.length > 0) throw badInput(problems)
  const { currency, weekStartsOn } = scope.provider
  const frame = frameOf(request, { today: localDay(scope.now(), scope.timeZone), weekStartsOn })
  const { window, compared } = frame
  const whole = { start: window.start, end: window.wholeEnd }
  const sums = await moneySums(scope, [window, whole, ...(compared ? [compared] : [])], [...flows, 'revenue.pending'])
  const readingOf = (index: number): ExactReading => sums[index]?.get('') ?? (() => '0')
  const [totals, ahead, previous] = [readingOf(0), readingOf(1), compared && readingOf(2)]
  const money = (amount: string) => ({ amount: formatAmount(amount, currency), currency })
  const before = previous && Number(revenueOf(previous))
  return {
    request,
    frame,
    totals,
    previous,
    period: { start: window.start, end: window.end },
    comparedWith: compared,
    isPartial: window.isPartial,
    total: money(revenueOf(totals)),
    earned: money(totals('revenue.earned')),
    refunded: money(totals('revenue.refunded')),
    pending: money(ahead('revenue.pending')),
    previousTotal: previous && money(revenueOf(previous)),
    changePercent: changeOf(Number(revenueOf(totals)), before, window.isPartial).changePercent,
    bookings: Number(totals('bookings.completed')),
  }
}

const points = async (scope: Scope, spans: readonly (DateSpan & { isPartial?: boolean })[]): Promise<RevenuePoint[]> => {
  const sums = await moneySums(scope, spans, [...flows, 'revenue.pending'])
  return spans.map(({ start, isPartial = false }, index) => {
    const reading = sums[index]?.get('') ?? (() => '0')
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

const stepsIn = (scope: Scope, { window, granularity }: RevenueFrame) => stepsOf(window, granularity, scope.provider.weekStartsOn)

/** Revenue along the span: one statement. */
export const series = (scope: Scope, { frame }: RevenueRecord): Promise<RevenuePoint[]> => points(scope, stepsIn(scope, frame))

/** Revenue along the compared days, step for step: one statement; none when none are compared. */
export const comparedSeries = async (scope: Scope, { frame }: RevenueRecord): Promise<RevenuePoint[]> =>
  frame.compared === null ? [] : points(scope, comparedSteps(stepsIn(scope, frame), frame.window, frame.compared))

/** By weekday and local hour: one statement. */
export const heatmap = (scope: Scope, { frame }: RevenueRecord): Promise<HeatmapCell[]> => scope.read(db => hoursOfWeek(db, frame.window))
