import { expect, it, test } from 'vitest'
import { drawnBuyers, historyAt } from '../../../../../../../tests/kit/buyers'
import { seeds } from '../../../../../../../tests/kit/drawn'
import { drawnBgNbd, fitBgNbd, probabilityOfNone, weakBuyingPrior } from './bgnbd'
import { churnRisk, riskIntervalOf } from './churn-risk'

const truth = { r: 1.2, alpha: 5, a: 0.8, b: 6 }
const AHEAD_WEEKS = 13

/** What is told of a business with so many customers, beside what is true of each. */
const told = (seed: number, customers: number) => {
  const histories = drawnBuyers(seed, customers, truth, 104).map((buyer, index) => historyAt(buyer, 26 + (index % 79)))
  const { parameters } = fitBgNbd(histories, weakBuyingPrior)
  const model = { parameters, correction: null, draws: drawnBgNbd(histories, parameters, weakBuyingPrior) }
  const intervalOf = riskIntervalOf(model)
  return histories.map(history => ({
    ...intervalOf(history, AHEAD_WEEKS)!,
    risk: churnRisk(model, history, AHEAD_WEEKS),
    truth: probabilityOfNone(truth, history, AHEAD_WEEKS),
  }))
}
const meanOf = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
const figuresOf = (customers: number, businesses: number) => {
  const all = seeds(businesses).flatMap(seed => told(seed, customers))
  return {
    all,
    coverage: meanOf(all.map(({ low, high, truth: is }) => (is >= low && is <= high ? 1 : 0))),
    width: meanOf(all.map(({ low, high }) => high - low)),
  }
}

// Of one business the risks of all customers are wrong together: coverage is a mean over businesses.
const bySize = new Map(
  [
    [60, 40],
    [300, 30],
    [3000, 60],
  ].map(([customers = 0, businesses = 0]) => [customers, figuresOf(customers, businesses)]),
)

it.each([60, 300, 3000])('with %s customers, eight in ten intervals hold what is true', customers => {
  const { coverage, all } = bySize.get(customers)!
  expect(Math.abs(coverage - 0.8)).toBeLessThan(0.1)
  for (const { low, risk, high } of all) {
    expect(low).toBeLessThanOrEqual(risk)
    expect(high).toBeGreaterThanOrEqual(risk)
    expect(low).toBeGreaterThanOrEqual(0)
    expect(high).toBeLessThanOrEqual(1)
  }
})

test('the more customers, the narrower', () => {
  const [few, some, many] = [60, 300, 3000].map(customers => bySize.get(customers)!.width)
  expect(few! / some!).toBeGreaterThan(1.5)
  expect(some! / many!).toBeGreaterThan(2)
})

test('without draws, as models of earlier days have none, nothing is told', () => {
  const history = { repeats: 3, lastWeeks: 20, ageWeeks: 30 }
  expect(riskIntervalOf({ parameters: truth, correction: null })(history, 8)).toBeNull()
  expect(riskIntervalOf({ parameters: truth, correction: null, draws: null })(history, 8)).toBeNull()
})

test('equal customers are told equal things', () => {
  expect(told(1, 60)).toEqual(told(1, 60))
})
