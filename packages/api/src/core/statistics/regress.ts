/** Least squares by projection: what is left of a series when others are taken out of it. */

const dot = (one: readonly number[], other: readonly number[]): number => one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)

/** The sum of the squares. */
export const squareSum = (values: readonly number[]): number => dot(values, values)

const without = (values: readonly number[], direction: readonly number[]): number[] => {
  const square = squareSum(direction)
  const share = square === 0 ? 0 : dot(values, direction) / square
  return values.map((value, at) => value - share * (direction[at] ?? 0))
}

/** What is left of the values when their parts along directions at right angles to each other are taken out. */
export const freedOf = (values: readonly number[], directions: readonly (readonly number[])[]): number[] =>
  directions.reduce<number[]>(without, [...values])

/** Directions at right angles to each other that span what the regressors span (Gram & Schmidt). */
export const rightAngled = (regressors: readonly (readonly number[])[]): number[][] =>
  regressors.reduce<number[][]>((found, regressor) => [...found, freedOf(regressor, found)], [])

/** How much of a regressor is in the values, when it is freed of all others (Frisch & Waugh); 0 where nothing of it is left. */
export const coefficientOf = (values: readonly number[], regressor: readonly number[]): number => {
  const square = squareSum(regressor)
  return square === 0 ? 0 : dot(values, regressor) / square
}

/** 1 for each of so many. */
export const ones = (length: number): number[] => new Array<number>(length).fill(1)

/** 0, 1, 2 … */
export const line = (length: number): number[] => Array.from({ length }, (_, at) => at)

/** 0 before a place, 1 from there on. */
export const stepUp = (length: number, from: number): number[] => line(length).map(at => (at < from ? 0 : 1))
