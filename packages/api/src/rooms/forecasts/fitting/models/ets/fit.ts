import { minimize } from '../../../../../core/statistics'
import { at, mean, sum } from '../../numbers'
import { filter } from './filter'
import { type Form, freedom, type Parameters } from './form'
import { startOf } from './start'

export interface Fit {
  form: Form
  parameters: Parameters
  /** Akaike's criterion, corrected for few values, without the constants that all forms share (as R's `ets`). */
  aicc: number
}

/** The least and the greatest weight, as in R's `ets`. */
const EDGE = 1e-4
const PHI = [0.8, 0.98] as const
/** A search ends in a fold of the landscape now and then: it begins again from there, so often at most. */
const RUNS = 3
const TRIES_PER_AXIS = 80
const WORTH_ANOTHER = 0.01

const isBetween = (value: number, low: number, high: number): boolean => value >= low && value <= high

const isAllowed = ({ trend, season }: Form, { alpha, beta, gamma, phi }: Parameters): boolean =>
  isBetween(alpha, EDGE, 1 - EDGE) &&
  (trend === 'NONE' || isBetween(beta, EDGE, alpha)) &&
  (season === 'NONE' || isBetween(gamma, EDGE, 1 - alpha)) &&
  (trend !== 'DAMPED' || isBetween(phi, ...PHI))

/** The parameters as a point to search with: those that the form has, the last figure of the season left out, as it follows from the others. */
const codec = ({ trend, season }: Form, places: number) => {
  const hasTrend = trend !== 'NONE'
  const hasSeason = season !== 'NONE'
  const total = season === 'MULTIPLICATIVE' ? places : 0
  const read = (point: readonly number[]): Parameters => {
    let index = 0
    const next = (isThere: boolean, otherwise: number) => (isThere ? at(point, index++) : otherwise)
    const weights = { alpha: next(true, 0), beta: next(hasTrend, 0), gamma: next(hasSeason, 0), phi: next(trend === 'DAMPED', 1) }
    const states = { level: next(true, 0), trend: next(hasTrend, 0) }
    const figures = hasSeason ? point.slice(index) : []
    return { ...weights, ...states, figures: hasSeason ? [...figures, total - sum(figures)] : [] }
  }
  const write = ({ alpha, beta, gamma, phi, level, trend: slope, figures }: Parameters): number[] => [
    alpha,
    ...(hasTrend ? [beta] : []),
    ...(hasSeason ? [gamma] : []),
    ...(trend === 'DAMPED' ? [phi] : []),
    level,
    ...(hasTrend ? [slope] : []),
    ...(hasSeason ? figures.slice(0, -1) : []),
  ]
  return { read, write }
}

/** How far to look at first: a part of each weight, and of the series' own size. */
const reachOf = ({ trend, season }: Form, places: number): number[] => [
  0.1,
  ...(trend === 'NONE' ? [] : [0.02]),
  ...(season === 'NONE' ? [] : [0.05]),
  ...(trend === 'DAMPED' ? [-0.05] : []),
  0.1,
  ...(trend === 'NONE' ? [] : [0.01]),
  ...(season === 'NONE' ? [] : Array.from({ length: places - 1 }, () => 0.05)),
]

/** The most likely parameters of a form, by search from a decomposition; null where the form cannot tell the series. */
export function fitForm(values: readonly number[], form: Form, places: number): Fit | null {
  const size = mean(values.map(Math.abs))
  if (!(size > 0)) return null
  const scaled = values.map(value => value / size)
  const count = values.length
  const { read, write } = codec(form, places)
  const deviance = (point: readonly number[]): number => {
    const parameters = read(point)
    const run = isAllowed(form, parameters) ? filter(scaled, form, parameters) : null
    return run === null || !(run.squares > 0) ? Infinity : count * Math.log(run.squares) + 2 * run.logs
  }
  let best = { point: write(startOf(scaled, form, places)), value: Infinity }
  for (let times = 0; times < RUNS; times += 1) {
    const options = { reach: reachOf(form, places), mostTries: TRIES_PER_AXIS * best.point.length, tolerance: 1e-8 }
    const found = minimize(deviance, best.point, options)
    const gain = best.value - found.value
    if (found.value < best.value) best = found
    if (!(gain > WORTH_ANOTHER)) break
  }
  if (!Number.isFinite(best.value)) return null
  const free = freedom(form, places)
  const criterion = best.value + 2 * count * Math.log(size) + 2 * free + (2 * free * (free + 1)) / (count - free - 1)
  const { level, trend, figures, ...weights } = read(best.point)
  const shares = form.season === 'MULTIPLICATIVE' ? figures : figures.map(figure => figure * size)
  return { form, aicc: criterion, parameters: { ...weights, level: level * size, trend: trend * size, figures: shares } }
}
