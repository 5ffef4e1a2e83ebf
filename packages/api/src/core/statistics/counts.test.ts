import { expect, test } from 'vitest'
import { countCdf, countLaw, countQuantile, countTwoSided } from './counts'

test('Poisson and negative binomial are those of R', () => {
  // ppois(2, 3.5); pnbinom(10, size = 6, mu = 6), whose variance is twice its mean
  expect(countCdf(2, countLaw(3.5, 1))).toBeCloseTo(0.3208472, 6)
  expect(countCdf(10, countLaw(6, 2))).toBeCloseTo(0.8949432, 6)
})

test('a quantile is the least count that the share does not pass', () => {
  const law = countLaw(4, 1)
  const count = countQuantile(0.975, law)
  expect(countCdf(count, law)).toBeGreaterThanOrEqual(0.975)
  expect(countCdf(count - 1, law)).toBeLessThan(0.975)
})

test('where nothing is expected, nothing is no wonder and one is', () => {
  const never = countLaw(0, 1)
  expect(countTwoSided(0, never)).toBe(1)
  expect(countTwoSided(1, never)).toBe(0)
  expect(countQuantile(0.99, never)).toBe(0)
})
