import { expect, test } from 'vitest'
import { posterior, probabilityBest, probabilityBetter } from './bayes'

test('120 of 1,000 against 140 of 1,000', () => {
  expect(probabilityBetter({ a: 121, b: 881 }, { a: 141, b: 861 })).toBeCloseTo(0.907873, 6)
})

test('summed and integrated it is the same', () => {
  const [first, second] = [posterior(30, 400), posterior(41, 410)]
  expect(probabilityBest([first, second])[1]).toBeCloseTo(probabilityBetter(first, second), 8)
  expect(probabilityBetter({ a: 30.5, b: 300 }, { a: 30.5, b: 300 })).toBeCloseTo(0.5, 8)
})

test('nothing known of three is a third for each', () => {
  for (const share of probabilityBest([posterior(0, 0), posterior(0, 0), posterior(0, 0)])) expect(share).toBeCloseTo(1 / 3, 10)
  expect(probabilityBest([posterior(1, 2)])).toEqual([1])
})

test.each([
  // By adaptive quadrature (scipy) to twelve digits.
  { of: [posterior(0, 0), posterior(1_000_000, 10_000_000)], best: [0.89999992, 0.10000008] },
  {
    of: [
      { a: 5_000_001, b: 5_000_001 },
      { a: 5_001_001, b: 4_999_001 },
      { a: 10, b: 10 },
    ],
    best: [0.16382244, 0.33669904, 0.49947852],
  },
  {
    of: [posterior(2, 21), posterior(29, 228), posterior(30, 224), posterior(0, 0)],
    best: [0.0729751, 0.03885264, 0.05664048, 0.83153178],
  },
])('what is known for certain is compared with what is hardly known', ({ of, best }) => {
  probabilityBest(of).forEach((share, index) => expect(share).toBeCloseTo(best[index]!, 7))
})

test('a million trials are no trouble', () => {
  const better = probabilityBetter(posterior(100_000, 1_000_000), posterior(100_600, 1_000_000))
  expect(better).toBeGreaterThan(0.9)
  expect(better).toBeLessThan(0.95)
})
