import { expect, test } from 'vitest'
import { seeds, stream } from '../../../../../tests/kit/drawn'
import { alwaysValid } from './always-valid'
import { twoProportions } from './proportions'

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
  const runs = seeds(400).map(seed => peeked(seed, 0.2, 0.2, 2000))
  expect(share(runs, 'always')).toBeLessThanOrEqual(0.05)
  expect(share(runs, 'plain')).toBeGreaterThan(0.15)
})

test.each([
  { share: 0.1, weight: 9, scale: 0.05 },
  { share: 0.1, weight: 50, scale: 0.05 },
  { share: 0.3, weight: 9, scale: 0.2 },
  { share: 0.02, weight: 1, scale: 0.01 },
])(
  'nor more often where groups are as unequal as $weight : 1, looking after each customer at shares of $share',
  ({ share, weight, scale }) => {
    const isWrong = (seed: number) => {
      const random = stream(seed)
      let [x1, x2] = [0, 0]
      for (let n = 1; n <= 800; n += 1) {
        for (let more = 0; more < weight; more += 1) x1 += random() < share ? 1 : 0
        x2 += random() < share ? 1 : 0
        if (alwaysValid(x1, n * weight, x2, n, scale)!.pValue < 0.05) return true
      }
      return false
    }
    expect(seeds(1000).filter(isWrong).length / 1000).toBeLessThanOrEqual(0.05)
  },
)

test('a difference that is there is found', () => {
  const runs = seeds(100).map(seed => peeked(seed, 0.27, 0.2, 2000))
  expect(share(runs, 'always')).toBeGreaterThan(0.9)
})

test('the interval and the p-value agree', () => {
  const { low, high, pValue } = alwaysValid(300, 1000, 200, 1000, 0.05)!
  expect(low).toBeGreaterThan(0)
  expect(high).toBeGreaterThan(low)
  expect(pValue).toBeLessThan(0.05)
  expect(alwaysValid(0, 0, 1, 2, 0.05)).toBeNull()
})
