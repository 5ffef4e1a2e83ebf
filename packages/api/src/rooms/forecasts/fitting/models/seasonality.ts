import { at, mean, steps } from '../numbers'

/** Normal quantile of 95 %, one-sided. */
const Z95 = 1.6448536269514722

/** Autocorrelation at lags 1, 2, … `most`; NaN for a constant series. */
export function autocorrelations(values: readonly number[], most: number): number[] {
  const average = mean(values)
  const centred = values.map(value => value - average)
  const variance = centred.reduce((total, value) => total + value * value, 0)
  return steps(most).map(lag => {
    let total = 0
    for (let index = lag + 1; index < centred.length; index += 1) total += at(centred, index) * at(centred, index - lag - 1)
    return total / variance
  })
}

/** Whether the series repeats itself every season, by the autocorrelation at that lag (Bartlett's bound, 95 %); never for two seasons or less. */
export function isSeasonal(values: readonly number[], season: number): boolean {
  if (season < 2 || values.length <= 2 * season) return false
  const correlations = autocorrelations(values, season)
  const others = correlations.slice(0, -1).reduce((total, each) => total + each * each, 0)
  return Math.abs(at(correlations, season - 1)) / Math.sqrt((1 + 2 * others) / values.length) > Z95
}
