import { describe, expect, it, test } from 'vitest'
import { gamma } from '../../../../../../../tests/kit/buyers'
import { normal, stream } from '../../../../../../../tests/kit/drawn'
import { rhythmOf } from './history'
import { fitGaps, nextGap, overdue } from './next-gap'

/** Customers with own log-normal gaps: around six weeks, a factor of 1.6 between them, and each with an own scatter. */
const drawnGaps = (seed: number, customers: number) => {
  const random = stream(seed)
  return Array.from({ length: customers }, (_, index) => {
    const deviation = 0.3 * Math.sqrt(6 / (2 * gamma(random, 3)))
    const mean = Math.log(42) + 0.5 * normal(random)
    return Array.from({ length: 2 + (index % 7) }, () => Math.exp(mean + deviation * normal(random)))
  })
}
const gaps = drawnGaps(1, 4000)
const known = gaps.map(each => each.slice(0, -1))
const { prior, customers } = fitGaps(known.map(rhythmOf))!

describe('gaps of generated customers', () => {
  it('teach how customers differ', () => {
    expect(customers).toBe(4000)
    expect(Math.exp(prior.logMean) / 42).toBeCloseTo(1, 1)
    expect(Math.abs(prior.logDeviation / 0.3 - 1)).toBeLessThan(0.1)
  })

  it.each([
    ['whatever is known', () => true],
    ['of whom one gap is known', (count: number) => count === 1],
    ['of whom seven are', (count: number) => count === 7],
  ])('eight in ten of the next lie within the interval, half below the median: customers %s', (_, isChosen) => {
    const chosen = gaps.filter((_each, index) => isChosen(known[index]!.length))
    const said = chosen.map(each => ({ came: each.at(-1)!, next: nextGap(prior, each.slice(0, -1), 0) }))
    const share = (happens: (one: (typeof said)[number]) => boolean) => said.filter(happens).length / said.length
    expect(Math.abs(share(({ came, next }) => came >= next.lowDays && came <= next.highDays) - 0.8)).toBeLessThan(0.05)
    expect(Math.abs(share(({ came, next }) => came < next.medianDays) - 0.5)).toBeLessThan(0.06)
  })

  it('so it is for those who have stayed away for eight weeks', () => {
    const away = gaps.filter(each => each.at(-1)! > 56)
    const said = away.map(each => ({ came: each.at(-1)!, next: nextGap(prior, each.slice(0, -1), 56) }))
    const within = said.filter(({ came, next }) => came >= next.lowDays && came <= next.highDays)
    expect(Math.abs(within.length / said.length - 0.8)).toBeLessThan(0.04)
    said.forEach(({ next }) => expect(next.lowDays).toBeGreaterThan(56))
  })
})

test('without an own gap the provider’s counts, with many the own', () => {
  expect(nextGap(prior, [], 0).medianDays).toBeCloseTo(Math.exp(prior.logMean), 6)
  const weekly = nextGap(
    prior,
    Array.from({ length: 60 }, () => 7),
    0,
  )
  expect(weekly.medianDays).toBeCloseTo(7, 0)
  expect(weekly.highDays).toBeLessThan(9)
})

test('who is long overdue is still said to come later than now, in order', () => {
  const { lowDays, medianDays, highDays } = nextGap(prior, [7, 7, 7, 7, 7, 7, 7, 7], 400)
  expect(lowDays).toBeGreaterThanOrEqual(400)
  expect(medianDays).toBeGreaterThan(lowDays)
  expect(highDays).toBeGreaterThan(medianDays)
  expect(Number.isFinite(highDays)).toBe(true)
})

test('too few gaps teach nothing; customers all alike are no trouble', () => {
  expect(fitGaps([[7], [8, 9]].map(rhythmOf))).toBeNull()
  const weekly = fitGaps(Array.from({ length: 100 }, () => rhythmOf([7, 7, 7])))!
  expect(nextGap(weekly.prior, [7, 7], 0).medianDays).toBeCloseTo(7, 1)
})

test('overdue is nothing on the day of a visit, ln 2 when half of all gaps are over, and all the more for whoever comes evenly', () => {
  const [even, uneven] = [rhythmOf([42, 41, 43, 42, 42, 43, 41]), rhythmOf([12, 90, 41, 20, 110, 43, 60])]
  expect(overdue(prior, even, 0)).toBe(0)
  expect(overdue(prior, even, nextGap(prior, [42, 41, 43, 42, 42, 43, 41], 0).medianDays)).toBeCloseTo(Math.LN2, 6)
  expect(overdue(prior, even, 84)).toBeGreaterThan(5)
  expect(overdue(prior, uneven, 84)).toBeLessThan(3)
  expect(overdue(prior, even, 100_000)).toBeLessThan(14)
})
