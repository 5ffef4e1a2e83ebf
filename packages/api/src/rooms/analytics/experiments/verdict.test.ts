import { describe, expect, it } from 'vitest'
import type { Outcome } from './results'
import { resultOf } from './verdict'

const outcome = (position: number, exposed: number, conversions: number): Outcome => ({
  position,
  name: ['Old', 'New', 'Third'][position]!,
  weight: 1,
  exposed,
  conversions,
  revenue: '0',
  squares: 0,
})
const of = (...counts: [exposed: number, conversions: number][]) => counts.map((count, position) => outcome(position, ...count))

it('nothing is said before anybody was shown anything', () => {
  expect(resultOf(of([0, 0], [0, 0]), 0.05, 'RUNNING')).toBeNull()
})

describe('with too few customers', () => {
  it('a figure that looks good is no verdict: the advice warns of stopping now', () => {
    // The z-test alone would say p = 0.02.
    const result = resultOf(of([100, 10], [100, 22]), 0.05, 'RUNNING')
    expect(result!.comparisons[0]!.pValue).toBeLessThan(0.05)
    expect(result).toMatchObject({ isTooEarly: true, winner: null })
    expect(result!.advice).toMatch(/^Too early to say\. .* 100 customers; \d+ are needed for each\. Whoever stops as soon as/)
  })

  it('one that ended is to be repeated', () => {
    const result = resultOf(of([100, 10], [1, 0]), 0.05, 'ENDED')
    expect(result).toMatchObject({ isTooEarly: true, winner: null })
    expect(result!.advice).toContain('ended too early to say. The variant with fewest was shown to 1 customer;')
  })

  it('a difference that stays right however often one looks decides all the same', () => {
    const result = resultOf(of([300, 30], [300, 100]), 0.05, 'RUNNING')
    expect(result!.neededPerVariant).toBeGreaterThan(300)
    expect(result).toMatchObject({ isTooEarly: false, winner: 1 })
    expect(result!.advice).toBe('"New" is better beyond doubt: use it for everybody. You can end the experiment.')
  })
})

describe('with as many customers as planned', () => {
  it('no difference is an answer', () => {
    const result = resultOf(of([2000, 240], [2000, 250]), 0.05, 'RUNNING')
    expect(result).toMatchObject({ isTooEarly: false, winner: null })
    expect(result!.advice).toContain('no difference stands out; one of 5 percentage points would most likely have been seen. End it')
  })

  it('the z-test decides once it is over, and not before', () => {
    const counts = of([2000, 240], [2000, 290])
    const running = resultOf(counts, 0.05, 'RUNNING')!
    expect(running.comparisons[0]!.pValue).toBeLessThan(0.05)
    expect(running.comparisons[0]!.alwaysValidPValue).toBeGreaterThan(0.05)
    expect(running.winner).toBeNull()
    expect(resultOf(counts, 0.05, 'ENDED')).toMatchObject({ winner: 1, advice: '"New" is better beyond doubt: use it for everybody.' })
  })

  it('the control wins where everything else is worse', () => {
    expect(resultOf(of([3000, 600], [3000, 400]), 0.05, 'ENDED')).toMatchObject({ winner: 0 })
    expect(resultOf(of([3000, 600], [3000, 400], [3000, 590]), 0.05, 'ENDED')).toMatchObject({ winner: null })
  })

  it('of several that are better the best one wins; each has to be better by more, as there are more of them', () => {
    expect(resultOf(of([3000, 400], [3000, 600], [3000, 700]), 0.05, 'ENDED')).toMatchObject({ winner: 2 })
    // p = 0.03 is enough for one comparison, and not for one of two.
    expect(resultOf(of([3000, 400], [3000, 459]), 0.05, 'ENDED')).toMatchObject({ winner: 1 })
    expect(resultOf(of([3000, 400], [3000, 459], [3000, 400]), 0.05, 'ENDED')).toMatchObject({ winner: null })
  })
})
