import { expect, test } from 'vitest'
import { gamma, paperSummary } from '../../../../../../../tests/kit/buyers'
import { seeds, stream } from '../../../../../../../tests/kit/drawn'
import { conditionalMeanValue, fitGammaGamma, meanValueOfAll, weakSpendingPrior } from './gamma-gamma'

const spenders = paperSummary.map(({ repeats, meanValue }) => ({ purchases: repeats, meanValue }))
const { parameters, customers } = fitGammaGamma(spenders)!

test('the parameters are those published for the 946 who came again', () => {
  expect(customers).toBe(946)
  expect(Math.abs(parameters.p - 6.25)).toBeLessThan(0.01)
  expect(Math.abs(parameters.q - 3.74)).toBeLessThan(0.01)
  expect(Math.abs(parameters.v - 15.44)).toBeLessThan(0.01)
})

test('so are the first ten mean values', () => {
  const published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
  published.forEach((value, index) => expect(Math.abs(conditionalMeanValue(parameters, spenders[index]!) - value)).toBeLessThan(0.1))
})

test('who never came again spends what all spend, who came often what that customer spent', () => {
  expect(conditionalMeanValue(parameters, null)).toBe(meanValueOfAll(parameters))
  expect(conditionalMeanValue(parameters, { purchases: 5000, meanValue: 12 })).toBeCloseTo(12, 1)
})

test('the currency does not matter', () => {
  const yen = fitGammaGamma(
    spenders.map(each => ({ ...each, meanValue: each.meanValue * 150 })),
    weakSpendingPrior,
  )!
  const dollars = fitGammaGamma(spenders, weakSpendingPrior)!
  expect(yen.parameters.p / dollars.parameters.p).toBeCloseTo(1, 4)
  expect(yen.parameters.v / dollars.parameters.v / 150).toBeCloseTo(1, 4)
})

test('of one price for all, the mean is that price; of nobody nothing is said', () => {
  const one = fitGammaGamma(
    Array.from({ length: 50 }, () => ({ purchases: 3, meanValue: 40 })),
    weakSpendingPrior,
  )!
  expect(meanValueOfAll(one.parameters) / 40).toBeCloseTo(1, 1)
  expect(fitGammaGamma([{ purchases: 0, meanValue: 0 }])).toBeNull()
})

test('the mean of generated customers is found again', () => {
  const means = seeds(5).map(seed => {
    const random = stream(seed)
    const drawn = Array.from({ length: 1000 }, (_, index) => {
      const [rate, purchases] = [gamma(random, 4) / 15, 1 + (index % 6)]
      return { purchases, meanValue: gamma(random, 6 * purchases) / rate / purchases }
    })
    // p·v ÷ (q − 1) = 6 · 15 ÷ 3
    return meanValueOfAll(fitGammaGamma(drawn)!.parameters) / 30
  })
  means.forEach(mean => expect(Math.abs(mean - 1)).toBeLessThan(0.06))
})
