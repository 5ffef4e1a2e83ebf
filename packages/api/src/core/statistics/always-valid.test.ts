import { expect, test } from 'vitest'
import { alwaysValid } from './always-valid'
import { twoProportions } from './proportions'

/** A repeatable stream of numbers in [0, 1). */
const stream = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Whether each test ever sees a difference, looking after every 50 customers of each group. */
const peeked = (seed: number, first: number, second: number, customers: number) => {
  const random = stream(seed)
  let [x1, x2] = [0, 0]
  const seen = { plain: false, always: false }
  for (let n = 1; n <= customers; n += 1) {
    x1 += random() < first ? 1 : 0
    x2 += random() < second ? 1 : 0
    if (n % 50 !== 0) continue
    seen.plain ||= twoProportions(x1, n, x2, n)!.pValue < 0.05
    seen.always ||= alwaysValid(x1, n, x2, n, 0.05)!.pValue < 0.05
  }
  return seen
}

const share = (runs: ReturnType<typeof peeked>[], which: 'plain' | 'always') => runs.filter(run => run[which]).length / runs.length

test('who looks again and again is wrong one time in twenty at most; the plain test is wrong far more often', () => {
  const runs = Array.from({ length: 400 }, (_, seed) => peeked(seed, 0.2, 0.2, 2000))
  expect(share(runs, 'always')).toBeLessThanOrEqual(0.05)
  expect(share(runs, 'plain')).toBeGreaterThan(0.15)
})

test('a difference that is there is found', () => {
  const runs = Array.from({ length: 100 }, (_, seed) => peeked(seed, 0.27, 0.2, 2000))
  expect(share(runs, 'always')).toBeGreaterThan(0.9)
})

test('the interval and the p-value agree', () => {
  const { low, high, pValue } = alwaysValid(300, 1000, 200, 1000, 0.05)!
  expect(low).toBeGreaterThan(0)
  expect(high).toBeGreaterThan(low)
  expect(pValue).toBeLessThan(0.05)
  expect(alwaysValid(0, 0, 1, 2, 0.05)).toBeNull()
})
