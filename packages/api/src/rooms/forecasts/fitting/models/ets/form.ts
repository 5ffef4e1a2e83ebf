/** Which parts a model of exponential smoothing has, and how they work together (Hyndman et al. 2008). */
export interface Form {
  /** Errors of a size of their own, or in proportion to what was expected. */
  error: 'ADDITIVE' | 'MULTIPLICATIVE'
  trend: 'NONE' | 'ADDITIVE' | 'DAMPED'
  season: 'NONE' | 'ADDITIVE' | 'MULTIPLICATIVE'
}

/** Weights of the states, and the states before the first value. */
export interface Parameters {
  alpha: number
  beta: number
  gamma: number
  phi: number
  level: number
  trend: number
  /** By place in the season; none without a season. */
  figures: readonly number[]
}

export const letters = { NONE: 'N', ADDITIVE: 'A', DAMPED: 'Ad', MULTIPLICATIVE: 'M' } as const

/** How the literature writes the form: (M,Ad,M). */
export const formName = ({ error, trend, season }: Form): string => `(${letters[error]},${letters[trend]},${letters[season]})`

/** How many figures of the form are chosen by the data: weights, first states, and the variance. */
export const freedom = ({ trend, season }: Form, places: number): number => {
  const ofTrend = { NONE: 0, ADDITIVE: 2, DAMPED: 3 }[trend]
  return 3 + ofTrend + (season === 'NONE' ? 0 : places)
}
