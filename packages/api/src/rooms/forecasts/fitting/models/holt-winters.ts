import { minimize } from '../../../../core/statistics'
import { at, line, steps } from '../numbers'
import { centredAverage, seasonalFigures } from './decomposition'
import type { Model } from './model'

export type Weights = readonly [alpha: number, beta: number, gamma: number]

interface States {
  level: number
  trend: number
  /** By place in the season. */
  figures: number[]
}

interface Run extends States {
  /** Sum of the squared errors of one step ahead, from the second season on. */
  squares: number
}

/** First states from the first two seasons, as R's `HoltWinters` takes them. */
const startOf = (values: readonly number[], season: number): States => {
  const first = values.slice(0, 2 * season)
  const { intercept, slope } = line(centredAverage(first, season).filter(value => !Number.isNaN(value)))
  return { level: intercept - slope, trend: slope, figures: seasonalFigures(first, season, 'MULTIPLICATIVE') }
}

const run = (values: readonly number[], start: States, [alpha, beta, gamma]: Weights): Run => {
  const figures = [...start.figures]
  const season = figures.length
  let { level, trend } = start
  let squares = 0
  for (let index = season; index < values.length; index += 1) {
    const value = at(values, index)
    const figure = at(figures, index % season)
    squares += (value - (level + trend) * figure) ** 2
    const next = alpha * (value / figure) + (1 - alpha) * (level + trend)
    trend = beta * (next - level) + (1 - beta) * trend
    level = next
    figures[index % season] = gamma * (value / next) + (1 - gamma) * figure
  }
  return { level, trend, figures, squares }
}

const weightsOf = ([alpha = 0, beta = 0, gamma = 0]: readonly number[]): Weights => [alpha, beta, gamma]

/** The weights of multiplicative Holt–Winters with least squared errors (Winters 1960; as R's `HoltWinters`). Two seasons and more, all above 0. */
export function fitHoltWinters(values: readonly number[], season: number): { weights: Weights; squares: number } {
  const start = startOf(values, season)
  const squares = (weights: readonly number[]) =>
    weights.some(each => each < 0 || each > 1) ? Infinity : run(values, start, weightsOf(weights)).squares
  const { point, value } = minimize(squares, [0.3, 0.1, 0.1], { reach: [0.1, 0.1, 0.1], mostTries: 2000, tolerance: 1e-12 })
  return { weights: weightsOf(point), squares: value }
}

/** Multiplicative Holt–Winters, for series that are never 0. */
export const holtWinters: Model = {
  name: 'HOLT_WINTERS',
  knowsTheYear: false,
  needs: season => (season < 2 ? Infinity : 3 * season),
  learn(values, season) {
    if (values.some(value => value <= 0)) return () => null
    const { weights } = fitHoltWinters(values, season)
    return (history, horizon) => {
      if (history.some(value => value <= 0)) return null
      const { level, trend, figures } = run(history, startOf(history, season), weights)
      return steps(horizon).map(step => (level + (step + 1) * trend) * at(figures, (history.length + step) % season))
    }
  },
}
