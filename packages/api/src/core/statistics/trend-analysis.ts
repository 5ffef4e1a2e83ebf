import type { TrendDirection } from '@dashboard/schema/vocabulary'
import { anomalies } from './anomalies'
import { changePoints } from './change-points'
import { mannKendall, theilSen, trendDirection } from './trend'

/** A series whose trend is wanted: equally long steps that are over, oldest first. */
export interface TrendSeries {
  values: readonly number[]
  /** Days that a step has on average. */
  stepDays: number
  /** Steps after which the season comes again; 1 for none. */
  period: number
  /** Whole numbers, which scatter by chance alone. */
  isCount: boolean
}

/** What moved; places are indices of the series. */
export interface TrendFindings {
  direction: TrendDirection
  slopePerDay: number | null
  pValue: number | null
  changePoints: number[]
  anomalies: { at: number; value: number; expectedLow: number; expectedHigh: number }[]
}

/** Trend, level shifts and steps out of line of a series; nothing is found in fewer than three steps. */
export const trendFindings = ({ values, stepDays, period, isCount }: TrendSeries): TrendFindings => {
  const test = mannKendall(values)
  const slope = test === null ? null : theilSen(values)
  return {
    direction: trendDirection(values),
    slopePerDay: slope === null ? null : slope / stepDays,
    pValue: test?.pValue ?? null,
    changePoints: changePoints(values, period),
    anomalies: anomalies(values, { period, isCount }),
  }
}
