import { at, mean } from './numbers'

/** Mean absolute change from one season to the next: what errors are measured by. Null where it is 0 or nothing repeats. */
export function seasonalScale(values: readonly number[], season: number): number | null {
  const changes = values.slice(season).map((value, index) => Math.abs(value - at(values, index)))
  const scale = mean(changes)
  return scale > 0 ? scale : null
}

/** Mean absolute error in units of `scale` (Hyndman and Koehler 2006): below 1 is nearer than the season before. Null without values or scale. */
export function meanScaledError(actual: readonly number[], expected: readonly number[], scale: number | null): number | null {
  if (scale === null || actual.length === 0) return null
  return mean(actual.map((value, index) => Math.abs(value - at(expected, index)))) / scale
}

/** Symmetric mean absolute percentage error, 0–200; where both are 0 nothing is off. Null without values. */
export function symmetricError(actual: readonly number[], expected: readonly number[]): number | null {
  if (actual.length === 0) return null
  return mean(
    actual.map((value, index) => {
      const size = Math.abs(value) + Math.abs(at(expected, index))
      return size === 0 ? 0 : (200 * Math.abs(value - at(expected, index))) / size
    }),
  )
}
