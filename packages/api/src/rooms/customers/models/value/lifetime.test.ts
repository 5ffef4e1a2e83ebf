import { expect, test } from 'vitest'
import { drawnBuyers, gamma, historyAt, paperCustomers, paperEnd, paperSplit } from '../../../../../../../tests/kit/buyers'
import { stream } from '../../../../../../../tests/kit/drawn'
import { expectedMore, fitBgNbd } from './bgnbd'
import { conditionalMeanValue, fitGammaGamma } from './gamma-gamma'
import { historyOf } from './history'
import { lifetimeInterval, lifetimeValue } from './lifetime'
import { purchaseChances } from './purchases-ahead'
import { spenderOf } from './spending'

const buying = { r: 1.2, alpha: 5, a: 0.8, b: 6 }
const spending = { p: 6, q: 4, v: 15 }
const history = { repeats: 4, lastWeeks: 30, ageWeeks: 36 }
const spender = { purchases: 4, meanValue: 40 }

test('without discount it is purchases times value; the discount takes a year’s part', () => {
  const undiscounted = expectedMore(buying, history, 52) * conditionalMeanValue(spending, spender)
  expect(lifetimeValue(buying, spending, history, spender, 52, 0)).toBeCloseTo(undiscounted, 9)
  const discounted = lifetimeValue(buying, spending, history, spender, 52, 0.1)
  // All within the first year, more of it early: between no discount and a year’s.
  expect(discounted).toBeLessThan(undiscounted)
  expect(discounted).toBeGreaterThan(undiscounted / 1.1 ** 0.5)
  expect(lifetimeValue(buying, spending, history, spender, 0, 0.1)).toBe(0)
})

test('chances of numbers of purchases add up, to the number expected', () => {
  const intentions = { shape: 5.2, rate: 41, ending: 0.8, staying: 10 }
  const chances = purchaseChances(intentions, 52)
  expect(chances.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10)
  const alive = expectedMore(buying, { ...history, lastWeeks: 36 }, 52)
  expect(chances.reduce((sum, each, count) => sum + each * count, 0)).toBeGreaterThan(alive)
})

test('eight in ten generated customers spend within the interval', () => {
  const random = stream(3)
  const cases = drawnBuyers(3, 1500, buying, 78).map(buyer => {
    const rate = gamma(random, spending.q) / spending.v
    const known = historyAt(buyer, 52)
    const values = buyer.repeats.map(() => gamma(random, spending.p) / rate)
    const before = values.slice(0, known.repeats)
    const meanValue = before.reduce((sum, each) => sum + each, 0) / Math.max(1, before.length)
    const { low, high } = lifetimeInterval(buying, spending, known, known.repeats > 0 ? { purchases: known.repeats, meanValue } : null, {
      horizonWeeks: 26,
      yearlyDiscount: 0,
    })
    const spent = values.slice(known.repeats).reduce((sum, each) => sum + each, 0)
    return { low, high, spent }
  })
  // Who is most likely gone has the interval 0 – 0, or one that begins with 0: it holds more than asked for.
  const within = cases.filter(({ low, high, spent }) => spent >= low && spent <= high).length / cases.length
  expect(within).toBeGreaterThan(0.78)
  const open = cases.filter(({ low }) => low > 0)
  expect(Math.abs(open.filter(({ low, high, spent }) => spent >= low && spent <= high).length / open.length - 0.8)).toBeLessThan(0.05)
})

test('the paper’s customers spend in weeks 40 to 78 about what they were thought worth', () => {
  const customers = paperCustomers()
  const known = customers.map(each => ({ history: historyOf(each.days, paperSplit)!, spender: spenderOf(each, paperSplit) }))
  const { parameters } = fitBgNbd(known.map(each => each.history))
  const values = fitGammaGamma(known.flatMap(each => each.spender ?? []))!.parameters
  const worth = known.reduce((sum, each) => sum + lifetimeValue(parameters, values, each.history, each.spender, 39, 0), 0)
  const spent = customers.reduce(
    (sum, { days, revenue }) =>
      sum + revenue.reduce((total, each, index) => total + (days[index]! > paperSplit && days[index]! <= paperEnd ? each : 0), 0),
    0,
  )
  // Of the purchases 88 % were foretold, and each was worth 4 % more than before.
  expect(worth / spent).toBeGreaterThan(0.8)
  expect(worth / spent).toBeLessThan(1.2)
})

test('eight in ten of the paper’s customers spend in weeks 40 to 78 within the interval', () => {
  const customers = paperCustomers()
  const known = customers.map(each => ({ ...each, history: historyOf(each.days, paperSplit)!, spender: spenderOf(each, paperSplit) }))
  const { parameters } = fitBgNbd(known.map(each => each.history))
  const values = fitGammaGamma(known.flatMap(each => each.spender ?? []))!.parameters
  const held = known.map(({ days, revenue, history: past, spender: own }) => ({
    ...lifetimeInterval(parameters, values, past, own, { horizonWeeks: 39, yearlyDiscount: 0 }),
    spent: revenue.reduce((sum, each, index) => sum + (days[index]! > paperSplit && days[index]! <= paperEnd ? each : 0), 0),
  }))
  const within = (some: typeof held) => some.filter(({ low, high, spent }) => spent >= low && spent <= high).length / some.length
  // Most intervals begin with 0, which is also what most spent: those hold more than asked for.
  expect(within(held)).toBeGreaterThan(0.78)
  // Above every interval lies a tenth.
  expect(Math.abs(held.filter(({ high, spent }) => spent > high).length / held.length - 0.1)).toBeLessThan(0.05)
})

test('the interval is discounted as what is expected is', () => {
  const [plain, less] = [0, 0.1].map(yearlyDiscount =>
    lifetimeInterval(buying, spending, history, spender, { horizonWeeks: 52, yearlyDiscount }),
  )
  const worth = lifetimeValue(buying, spending, history, spender, 52, 0.1) / lifetimeValue(buying, spending, history, spender, 52, 0)
  expect(less!.high / plain!.high).toBeCloseTo(worth, 10)
})
