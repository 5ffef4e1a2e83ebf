import { describe, expect, it } from 'vitest'
import type { Outcome } from './results'
import { comparisonsOf, momentsOf, neededPerVariant, shownVariants } from './results'

const outcome = (position: number, exposed: number, conversions: number, revenue = '0', squares = 0): Outcome => ({
  position,
  name: `variant ${position}`,
  weight: 1,
  exposed,
  conversions,
  revenue,
  squares,
})

/** The aspirin trial of the Physicians' Health Study: heart attacks without and with aspirin. */
const aspirin = [outcome(0, 11037, 104), outcome(1, 11034, 189)]

it('compares shares as published: 189 of 11,034 against 104 of 11,037', () => {
  const [comparison] = comparisonsOf(aspirin, 0.005)
  expect(comparison!.pValue).toBeCloseTo(5.69e-7, 9)
  expect(comparison!.low).toBeCloseTo(0.004688, 6)
  expect(comparison!.high).toBeCloseTo(0.010724, 6)
  expect(comparison!.lift).toBeCloseTo(189 / 11034 / (104 / 11037) - 1, 10)
  expect(comparison!.alwaysValidPValue).toBeGreaterThan(comparison!.pValue)
})

it('tells how likely a variant is the better and the best one', () => {
  // Beta(121, 881) and Beta(141, 861): 120 and 140 of 1,000, from the flat prior.
  const two = [outcome(0, 1000, 120), outcome(1, 1000, 140)]
  expect(comparisonsOf(two, 0.05)[0]!.probabilityBetter).toBeCloseTo(0.907873, 6)
  const [control, variant] = shownVariants(two, 'EUR')
  expect(variant!.probabilityBest).toBeCloseTo(0.907873, 6)
  expect(control!.probabilityBest).toBeCloseTo(1 - 0.907873, 6)
})

describe('revenue', () => {
  it('is compared per customer, with those who paid nothing', () => {
    const paid = (position: number, amounts: readonly number[]): Outcome =>
      outcome(
        position,
        amounts.length,
        amounts.filter(amount => amount > 0).length,
        String(amounts.reduce((sum, amount) => sum + amount, 0)),
        amounts.reduce((sum, amount) => sum + amount ** 2, 0),
      )
    // Welch's t-test of these nine amounts: 17.5, 95 % interval -18.1066 to 53.1066.
    const [control, variant] = [paid(0, [0, 0, 30, 20]), paid(1, [0, 50, 60, 0, 40])]
    expect(momentsOf(variant)).toEqual({ count: 5, mean: 30, variance: 800 })
    expect(momentsOf(control).variance).toBeCloseTo(225, 10)
    const [comparison] = comparisonsOf([control, variant], 0.05)
    expect(comparison!.revenueDifference).toBeCloseTo(17.5, 10)
    expect(comparison!.revenueLow).toBeCloseTo(-18.1066, 3)
    expect(comparison!.revenueHigh).toBeCloseTo(53.1066, 3)
    expect(shownVariants([control, variant], 'EUR')[1]).toMatchObject({
      revenue: { amount: '150.00', currency: 'EUR' },
      revenuePerCustomer: 30,
    })
  })

  it('of nobody, or of the same from everybody, is compared with nothing', () => {
    const [comparison] = comparisonsOf([outcome(0, 10, 0), outcome(1, 10, 1)], 0.05)
    expect(comparison).toMatchObject({ lift: null, revenueDifference: null, revenueLow: null, revenueHigh: null })
  })
})

it('a variant that nobody was shown is compared with nothing and has no chance', () => {
  const some = [outcome(0, 10, 1), outcome(1, 0, 0), outcome(2, 10, 2)]
  expect(comparisonsOf(some, 0.05).map(({ position }) => position)).toEqual([2])
  expect(comparisonsOf([outcome(0, 0, 0), outcome(1, 10, 2)], 0.05)).toEqual([])
  const [, unseen] = shownVariants(some, 'EUR')
  expect(unseen).toMatchObject({ conversionRate: null, rateLow: null, rateHigh: null, revenuePerCustomer: null, probabilityBest: null })
})

describe('the size that is needed', () => {
  it('is that of the usual formula, from the rate of the control', () => {
    // (1.959964 √(0.29 × 0.855) + 0.841621 √(0.12 × 0.88 + 0.17 × 0.83))² ÷ 0.05² = 777.3
    expect(neededPerVariant([outcome(0, 1000, 120), outcome(1, 0, 0)], 0.05)).toBe(778)
  })

  it('is more for more comparisons, and for a rate that is not known', () => {
    const [control, one, two] = [outcome(0, 1000, 120), outcome(1, 0, 0), outcome(2, 0, 0)]
    expect(neededPerVariant([control, one, two], 0.05)).toBeGreaterThan(778)
    // (1.959964 √(1.05 × 0.475) + 0.841621 √(0.5 × 0.5 + 0.55 × 0.45))² ÷ 0.05² = 1564.7
    expect(neededPerVariant([outcome(0, 0, 0), one], 0.05)).toBe(1565)
  })

  it('looks for a fall where there is no room above', () => {
    expect(neededPerVariant([outcome(0, 100, 98), outcome(1, 0, 0)], 0.05)).toBeGreaterThan(100)
  })
})
