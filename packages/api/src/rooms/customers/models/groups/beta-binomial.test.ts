import { expect, test } from 'vitest'
import { concentrationOf } from './beta-binomial'

const set = (years: number, ...rates: number[]) => rates.map(rate => ({ years, taken: Math.round(rate * years) }))

test('rates that lie far apart are drawn little, and rates that differ by chance much', () => {
  const apart = concentrationOf([set(400, 0.02, 0.3, 0.6, 0.1)])
  const alike = concentrationOf([set(400, 0.2, 0.21, 0.19, 0.2)])
  expect(apart).toBeLessThan(8)
  expect(alike).toBe(500)
})

test('is the concentration that rates were drawn with', () => {
  // Quantiles of Beta(2, 8), whose concentration is 10, at 1/40, 3/40 … 39/40.
  const drawn = [
    0.0281, 0.0515, 0.0693, 0.0851, 0.1, 0.1143, 0.1285, 0.1427, 0.1571, 0.172, 0.1874, 0.2037, 0.2211, 0.24, 0.2609, 0.2845, 0.3123,
    0.3469, 0.3946, 0.4825,
  ]
  const found = concentrationOf([set(10_000, ...drawn)])
  expect(found).toBeGreaterThan(8)
  expect(found).toBeLessThan(13)
})

test('is a rule of thumb where there is nothing to compare', () => {
  expect(concentrationOf([])).toBe(20)
  expect(concentrationOf([set(100, 0.2), set(100, 0.5)])).toBe(20)
  expect(concentrationOf([set(100, 0, 0, 0, 0, 0)])).toBe(20)
})
