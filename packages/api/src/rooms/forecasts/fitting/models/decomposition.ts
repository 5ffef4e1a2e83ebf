import { at, mean, steps } from '../numbers'

export type SeasonKind = 'ADDITIVE' | 'MULTIPLICATIVE'

/** Moving average over one season, centred; NaN within half a season of either end. */
export function centredAverage(values: readonly number[], season: number): number[] {
  const half = Math.floor(season / 2)
  const isEven = season % 2 === 0
  return values.map((_, index) => {
    if (index < half || index + half >= values.length) return NaN
    let total = 0
    for (let step = index - half; step <= index + half; step += 1)
      total += at(values, step) * (isEven && Math.abs(step - index) === half ? 0.5 : 1)
    return total / season
  })
}

/**
 * The season by classical decomposition: the mean deviation from the centred average at each place of the season, as many figures
 * as the season has steps, for steps 0, 1, … of the series. They are 1 (multiplicative) or 0 (additive) on average.
 */
export function seasonalFigures(values: readonly number[], season: number, kind: SeasonKind): number[] {
  const trend = centredAverage(values, season)
  const deviations = values.map((value, index) => (kind === 'ADDITIVE' ? value - at(trend, index) : value / at(trend, index)))
  const figures = steps(season).map(place =>
    mean(deviations.filter((deviation, index) => index % season === place && Number.isFinite(deviation))),
  )
  const average = mean(figures)
  return figures.map(figure => (kind === 'ADDITIVE' ? figure - average : figure / average))
}

/** The values without their season. */
export const withoutSeason = (values: readonly number[], figures: readonly number[], kind: SeasonKind): number[] =>
  values.map((value, index) => {
    const figure = at(figures, index % figures.length)
    return kind === 'ADDITIVE' ? value - figure : value / figure
  })

/** Values with the season put back, of which the first is step `from` of the series. */
export const withSeason = (values: readonly number[], figures: readonly number[], kind: SeasonKind, from: number): number[] =>
  values.map((value, index) => {
    const figure = at(figures, (from + index) % figures.length)
    return kind === 'ADDITIVE' ? value + figure : value * figure
  })
