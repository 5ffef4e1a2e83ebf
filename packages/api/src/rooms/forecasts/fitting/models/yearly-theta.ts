import { at, mean, steps } from '../numbers'
import { centredAverage } from './decomposition'
import type { Model } from './model'
import { thetaForecast } from './theta'
import { smoothedCircle, WEEKS_OF_A_YEAR, weeksOf } from './weekly'

/** A week that brings less than this part of the usual cannot be divided by. */
const LEAST_FIGURE = 0.05

/** What a week of the year brings, in units of the usual: classical decomposition of the weeks, each smoothed with its neighbours; the last is that of the last week. */
const figuresOf = (weeks: readonly number[]): number[] | null => {
  const trend = centredAverage(weeks, WEEKS_OF_A_YEAR)
  const offset = weeks.length % WEEKS_OF_A_YEAR
  const ratios = weeks.map((week, index) => week / at(trend, index))
  const figures = steps(WEEKS_OF_A_YEAR).map(place =>
    mean(ratios.filter((ratio, index) => (index - offset + WEEKS_OF_A_YEAR) % WEEKS_OF_A_YEAR === place && Number.isFinite(ratio))),
  )
  const average = mean(figures)
  if (!(average > 0)) return null
  return smoothedCircle(figures, 1).map(figure => Math.max(LEAST_FIGURE, figure / average))
}

/** Theta on days freed of the weeks of the year, which are put back. */
export const yearlyTheta: Model = {
  name: 'YEARLY_THETA',
  knowsTheYear: true,
  needs: season => (2 * WEEKS_OF_A_YEAR + 1) * season,
  learn: (_, season) => (history, horizon) => {
    const figures = figuresOf(weeksOf(history, season))
    if (figures === null) return null
    const place = (step: number) => ((Math.floor(step / season) % WEEKS_OF_A_YEAR) + WEEKS_OF_A_YEAR) % WEEKS_OF_A_YEAR
    const figure = (step: number) => at(figures, place(step))
    const adjusted = history.map((value, index) => value / figure(index - history.length))
    return thetaForecast(adjusted, season, horizon).map((value, step) => value * figure(step))
  },
}
