import type { Granularity, TrendDirection } from '@dashboard/schema/vocabulary'
import { addDays, addMonths } from '../../../core/calendar'
import type { DateSpan } from '../../../core/period'
import { trendFindings } from '../../../core/statistics'

/** A series to be looked at: the known, finished steps, oldest first. */
export interface TrendInput {
  dates: readonly string[]
  values: readonly number[]
  steps: Granularity
  /** Whole numbers of things, which scatter by chance alone. */
  isCount: boolean
}

/** How a series moved. */
export interface Trend {
  direction: TrendDirection
  slopePerDay: number | null
  pValue: number | null
  changePoints: string[]
  anomalies: { date: string; value: number; expectedLow: number; expectedHigh: number }[]
}

/** Mean days of a step, and steps after which its season comes again. */
const reckoning: Record<Granularity, { stepDays: number; period: number }> = {
  DAY: { stepDays: 1, period: 7 },
  WEEK: { stepDays: 7, period: 52 },
  MONTH: { stepDays: 365.25 / 12, period: 12 },
}

/** The first day after a step. */
const afterStep = (date: string, steps: Granularity): string =>
  steps === 'MONTH' ? addMonths(date, 1) : addDays(date, steps === 'WEEK' ? 7 : 1)

/** The steps that lie wholly within the span and were over by `today`, with a value. */
export function finishedSteps<Point extends { date: string; value: number | null }>(
  points: readonly Point[],
  steps: Granularity,
  span: DateSpan,
  today: string,
): { dates: string[]; values: number[] } {
  const kept = points.filter(({ date, value }) => {
    const next = afterStep(date, steps)
    return value !== null && date >= span.start && next <= today && next <= addDays(span.end, 1)
  })
  return { dates: kept.map(({ date }) => date), values: kept.map(({ value }) => value ?? 0) }
}

/** Whether no step is missing between the first and the last: only then does a season keep its place. */
const isUnbroken = (dates: readonly string[], steps: Granularity): boolean =>
  dates.every((date, index) => index === 0 || afterStep(dates[index - 1] ?? '', steps) === date)

/** The trend of a series. */
export function trendOfSeries({ dates, values, steps, isCount }: TrendInput): Trend {
  const { stepDays, period } = reckoning[steps]
  const found = trendFindings({ values, stepDays, period: isUnbroken(dates, steps) ? period : 1, isCount })
  const dateOf = (index: number): string => dates[index] ?? ''
  return {
    direction: found.direction,
    slopePerDay: found.slopePerDay,
    pValue: found.pValue,
    changePoints: found.changePoints.map(dateOf),
    anomalies: found.anomalies.map(({ at, value, expectedLow, expectedHigh }) => ({ date: dateOf(at), value, expectedLow, expectedHigh })),
  }
}
