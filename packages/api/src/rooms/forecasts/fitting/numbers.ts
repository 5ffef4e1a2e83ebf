/** Sum; 0 for none. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Mean; NaN for none. */
export const mean = (values: readonly number[]): number => sum(values) / values.length

/** The value at an index; NaN outside. */
export const at = (values: ArrayLike<number>, index: number): number => values[index] ?? NaN

/** 0, 1, … up to below `count`. */
export const steps = (count: number): number[] => Array.from({ length: Math.max(0, count) }, (_, index) => index)

/** Intercept and slope of least squares over the steps 0, 1, …; slope 0 for fewer than two values. */
export function line(values: readonly number[]): { intercept: number; slope: number } {
  const middle = (values.length - 1) / 2
  const average = mean(values)
  let products = 0
  let squares = 0
  values.forEach((value, index) => {
    products += (index - middle) * (value - average)
    squares += (index - middle) ** 2
  })
  const slope = squares === 0 ? 0 : products / squares
  return { intercept: average - slope * middle, slope }
}
