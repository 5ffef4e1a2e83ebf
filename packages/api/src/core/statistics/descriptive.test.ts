import { expect, test } from 'vitest'
import { mean, median, medianDeviation, quantile, variance, welch } from './descriptive'

/** R's `sleep`: extra hours of sleep with two drugs. */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
const momentsOf = (values: number[]) => ({ count: values.length, mean: mean(values), variance: variance(values) })

test('Welch on R’s sleep', () => {
  // t.test(extra ~ group, sleep): p-value = 0.07939, interval −3.3654832 to 0.2054832
  const { difference, low, high, pValue } = welch(momentsOf(first), momentsOf(second))!
  expect(difference).toBeCloseTo(-1.58, 10)
  expect(low).toBeCloseTo(-3.3654832, 5)
  expect(high).toBeCloseTo(0.2054832, 5)
  expect(pValue).toBeCloseTo(0.07939, 5)
})

test('without spread or with one value nothing can be said', () => {
  expect(welch(momentsOf([1]), momentsOf(first))).toBeNull()
  expect(welch(momentsOf([1, 1]), momentsOf([2, 2]))).toBeNull()
})

test('quantiles are those of R’s type 7', () => {
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75)
  expect(median([3, 1, 2])).toBe(2)
  expect(median([])).toBeNaN()
  expect(medianDeviation([1, 2, 3, 4, 100])).toBeCloseTo(1.4826, 10)
})
