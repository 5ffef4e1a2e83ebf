import { line, steps } from '../numbers'
import { seasonalFigures, type SeasonKind, withoutSeason, withSeason } from './decomposition'
import type { Model } from './model'
import { isSeasonal } from './seasonality'
import { smooth } from './simple-smoothing'

/** A season that nearly takes a step away cannot be divided by. */
const LEAST_FIGURE = 1e-4

/** The season and how it works, none where the series does not repeat itself; by subtraction where a place of the season is empty. */
const seasonOf = (values: readonly number[], season: number): { kind: SeasonKind; figures: number[] } => {
  if (!isSeasonal(values, season)) return { kind: 'ADDITIVE', figures: [0] }
  const figures = seasonalFigures(values, season, 'MULTIPLICATIVE')
  if (figures.every(figure => figure > LEAST_FIGURE)) return { kind: 'MULTIPLICATIVE', figures }
  return { kind: 'ADDITIVE', figures: seasonalFigures(values, season, 'ADDITIVE') }
}

/** The theta method (Assimakopoulos and Nikolopoulos 2000; Hyndman and Billah 2003), as R's `thetaf`. */
export const thetaForecast = (values: readonly number[], season: number, horizon: number): number[] => {
  const { kind, figures } = seasonOf(values, season)
  const adjusted = withoutSeason(values, figures, kind)
  const { alpha, level } = smooth(adjusted)
  const drift = line(adjusted).slope / 2
  const start = (1 - (1 - alpha) ** values.length) / alpha
  return withSeason(
    steps(horizon).map(step => level + drift * (step + start)),
    figures,
    kind,
    values.length,
  )
}

/** Theta; learns everything anew from each history, as that costs little. */
export const theta: Model = {
  name: 'THETA',
  knowsTheYear: false,
  needs: season => 2 * season,
  learn: (_, season) => (history, horizon) => (history.length < 3 ? null : thetaForecast(history, season, horizon)),
}
