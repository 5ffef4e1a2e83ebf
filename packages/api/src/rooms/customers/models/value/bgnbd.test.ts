import { describe, expect, it, test } from 'vitest'
import { type DrawnBuyer, drawnBuyers, historyAt, paperSummary } from '../../../../../../../tests/kit/buyers'
import { seeds } from '../../../../../../../tests/kit/drawn'
import {
  type BgNbd,
  expectedMore,
  expectedPurchases,
  fitBgNbd,
  probabilityAlive,
  probabilityOfNone,
  retentionCurve,
  weakBuyingPrior,
} from './bgnbd'
import { MONTH_WEEKS } from './history'
import { stillActive } from './purchases-ahead'

const published: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const groomer: BgNbd = { r: 1.2, alpha: 5, a: 0.8, b: 6 }
const meanOf = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

describe('BG/NBD on the customers of its paper', () => {
  const { parameters, logLikelihood, customers } = fitBgNbd(paperSummary)

  it('has the published parameters and likelihood', () => {
    expect(customers).toBe(2357)
    expect(paperSummary.reduce((sum, { repeats }) => sum + repeats, 0)).toBe(2457)
    const close = { r: 0.24259, alpha: 4.41353, a: 0.79289, b: 2.42576 }
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      expect(Math.abs(parameters[name] / published[name] - 1)).toBeLessThan(0.005)
      expect(Math.abs(parameters[name] / close[name] - 1)).toBeLessThan(0.0001)
    }
    expect(Math.abs(logLikelihood + 9582.426)).toBeLessThan(0.001)
  })

  it('expects what was published of customer 1', () => {
    expect(Math.abs(expectedMore(parameters, { repeats: 2, lastWeeks: 30.43, ageWeeks: 38.86 }, 39) - 1.226)).toBeLessThan(0.001)
  })

  it.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])('expects of a new customer in %s weeks %s purchases', (weeks, purchases) => {
    expect(Math.abs(expectedPurchases(parameters, weeks) - purchases)).toBeLessThan(0.0015)
  })

  it('gives equal customers together what it gives them one by one', () => {
    const half = paperSummary.filter((_, index) => index % 2 === 0)
    const counted = fitBgNbd(half.map(each => ({ ...each, count: 2 })))
    const twice = fitBgNbd([...half, ...half])
    expect(counted.customers).toBe(twice.customers)
    expect(counted.logLikelihood).toBeCloseTo(twice.logLikelihood, 6)
  })
})

// The published formulas with the hypergeometric function at 400 digits (mpmath): r, α, a, b, x, t_x, T, t → purchases, chance of being active after t.
test.each([
  [0.243, 4.414, 0.793, 2.426, 2, 30.43, 38.86, 39, 1.2260281747671, 0.56713803562793],
  [0.243, 4.414, 0.793, 2.426, 0, 0, 38.86, 520, 1.4645477714482, 0.76222969554778],
  [0.243, 4.414, 0.793, 2.426, 29, 38, 38.86, 39, 19.452293843158, 0.59490067058898],
  [1, 5, 1, 6, 3, 20, 30, 26, 1.7112259273925, 0.52454823821166],
  [0.5, 2, 0.3, 0.4, 0, 0, 10, 26, 0.74245165230372, 0.77380039908796],
  [5, 1, 0.2, 9, 700, 155.8, 156, 52, 226.50994578132, 0.94401204631944],
  [100, 40, 2, 3, 10, 3.5, 5, 52, 1.5971472332908, 0.0012093462132003],
  [900, 60, 0.05, 20, 4000, 300, 300.5, 104, 1386.9597815712, 0.97415663678304],
])('with r %s, α %s, a %s, b %s, %s repeats until week %s of %s, the next %s weeks are exact', (...numbers) => {
  const [r, alpha, a, b, repeats, lastWeeks, ageWeeks, weeks, purchases, active] = numbers
  const [parameters, history] = [
    { r, alpha, a, b },
    { repeats, lastWeeks, ageWeeks },
  ]
  expect(expectedMore(parameters, history, weeks) / purchases).toBeCloseTo(1, 10)
  const intentions = { shape: r + repeats, rate: alpha + ageWeeks, ending: a, staying: b + repeats }
  expect((probabilityAlive(parameters, history) * stillActive(intentions, weeks)) / active).toBeCloseTo(1, 10)
})

describe('parameters of generated customers are found again', () => {
  /** As parts of the truth: the rate r/α and the dropout a/(a + b), of 1,000 customers known for up to two years. */
  const found = (prior?: typeof weakBuyingPrior) =>
    seeds(10).map(seed => {
      const buyers = drawnBuyers(seed, 1000, groomer, 104)
      const { r, alpha, a, b } = fitBgNbd(
        buyers.map((buyer, index) => historyAt(buyer, 26 + (index % 79))),
        prior,
      ).parameters
      return { rate: r / alpha / (1.2 / 5), dropout: a / (a + b) / (0.8 / 6.8) }
    })

  it.each([
    ['without a prior', undefined],
    ['with the weak prior', weakBuyingPrior],
  ])('%s: the rate within 8 %, the dropout within 20 %', (_, prior) => {
    const all = found(prior)
    // A single draw of the rate scatters by 5 %, of the dropout by 10 %: their means are held tight, each draw wide.
    expect(Math.abs(meanOf(all.map(({ rate }) => rate)) - 1)).toBeLessThan(0.04)
    expect(Math.abs(meanOf(all.map(({ dropout }) => dropout)) - 1)).toBeLessThan(0.1)
    expect(all.filter(({ rate }) => Math.abs(rate - 1) < 0.08).length).toBeGreaterThanOrEqual(8)
    expect(all.filter(({ dropout }) => Math.abs(dropout - 1) < 0.2).length).toBeGreaterThanOrEqual(8)
  })

  it('and of sixty, parameters stay in reason with the weak prior', () => {
    for (const seed of seeds(20)) {
      const buyers = drawnBuyers(seed, 60, groomer, 40)
      const { r, alpha, a, b } = fitBgNbd(
        buyers.map(buyer => historyAt(buyer, 40)),
        weakBuyingPrior,
      ).parameters
      expect(r / alpha / (1.2 / 5)).toBeGreaterThan(0.5)
      expect(r / alpha / (1.2 / 5)).toBeLessThan(2)
      expect(a / (a + b)).toBeGreaterThan(0.03)
      expect(a / (a + b)).toBeLessThan(0.4)
    }
  })
})

describe('what is said of a customer happens to so many generated ones', () => {
  const [age, ahead] = [40, 26]
  const buyers = drawnBuyers(1, 60_000, groomer, age + 12 * MONTH_WEEKS)
  const kinds: [string, (repeats: number, quietWeeks: number) => boolean][] = [
    ['without a repeat', repeats => repeats === 0],
    ['with one', repeats => repeats === 1],
    ['with three to five, the last of them long ago', (repeats, quiet) => repeats >= 3 && repeats <= 5 && quiet > 15],
    ['with three to five, the last of them lately', (repeats, quiet) => repeats >= 3 && repeats <= 5 && quiet <= 15],
    ['with more than ten', repeats => repeats > 10],
  ]
  const shareOf = (chosen: DrawnBuyer[], happens: (buyer: DrawnBuyer) => boolean) => chosen.filter(happens).length / chosen.length

  it.each(kinds)('%s', (_, isChosen) => {
    const chosen = buyers.filter(buyer => {
      const { repeats, lastWeeks } = historyAt(buyer, age)
      return isChosen(repeats, age - lastWeeks)
    })
    const said = (of: (history: ReturnType<typeof historyAt>) => number) => meanOf(chosen.map(buyer => of(historyAt(buyer, age))))
    const later = (buyer: DrawnBuyer) => buyer.repeats.filter(week => week > age && week <= age + ahead).length
    /** Four standard errors of a share. */
    const near = 4 * Math.sqrt(0.25 / chosen.length)
    expect(Math.abs(said(history => probabilityAlive(groomer, history)) - shareOf(chosen, ({ leftAt }) => leftAt > age))).toBeLessThan(near)
    const none = shareOf(chosen, buyer => later(buyer) === 0)
    expect(Math.abs(said(history => probabilityOfNone(groomer, history, ahead)) - none)).toBeLessThan(near)
    const more = meanOf(chosen.map(later))
    expect(Math.abs(said(history => expectedMore(groomer, history, ahead)) / more - 1)).toBeLessThan(0.06)
    const curves = chosen.slice(0, 2000).map(buyer => retentionCurve(groomer, historyAt(buyer, age), 12))
    for (const month of [0, 3, 6, 12]) {
      const active = shareOf(chosen, ({ leftAt }) => leftAt > age + month * MONTH_WEEKS)
      expect(Math.abs(meanOf(curves.map(curve => curve[month]!)) - active)).toBeLessThan(near + 0.02)
    }
  })

  it('a curve of retention begins with now and only falls', () => {
    const history = { repeats: 4, lastWeeks: 30, ageWeeks: 36 }
    const curve = retentionCurve(published, history, 24)
    expect(curve).toHaveLength(25)
    expect(curve[0]).toBe(probabilityAlive(published, history))
    curve.slice(1).forEach((share, index) => expect(share).toBeLessThan(curve[index]!))
  })
})
