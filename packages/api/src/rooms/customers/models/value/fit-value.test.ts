import { expect, test } from 'vitest'
import { paperCustomers, paperEnd } from '../../../../../../../tests/kit/buyers'
import { fitValue, splitDayOf } from './fit-value.service'
import { pooledPrior } from './log-search'

const customers = paperCustomers()

test('learns all three from the paper’s customers, and judges each on held-out past', () => {
  const { churn, spend, gaps } = fitValue({ customers, today: paperEnd })
  expect(churn).toMatchObject({ customers: 2357, repeaters: 1139 })
  // 26 of 78 weeks are held out.
  expect(churn!.quality).toMatchObject({ splitOn: paperEnd - 181, customers: 2357 })
  expect(churn!.quality!.ece).toBeLessThan(0.04)
  expect(spend!.quality!.error).toBeLessThan(spend!.quality!.ownMeanError)
  expect(spend!.quality!.error).toBeLessThan(spend!.quality!.overallMeanError)
  // Each half by what the other half asked for: 73 % without.
  expect(Math.abs(gaps!.quality!.coverage - 0.8)).toBeLessThan(0.03)
  expect(gaps!.prior.widening!.high).toBeGreaterThan(1)
  expect(gaps!.quality!.medianErrorDays).toBeLessThan(gaps!.quality!.naiveErrorDays)
})

test('what it gives can be stored as it is', () => {
  const fitted = fitValue({ customers, today: paperEnd })
  expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted)
})

test('days after today are not known', () => {
  const early = fitValue({ customers, today: paperEnd - 100 })
  const cut = customers.map(({ days, revenue }) => {
    const known = days.filter(day => day <= paperEnd - 100)
    return { days: known, revenue: revenue.slice(0, known.length) }
  })
  expect(fitValue({ customers: cut, today: paperEnd - 100 })).toEqual(early)
})

test('says nothing of nobody, nor of fewer than thirty who came again', () => {
  expect(fitValue({ customers: [], today: 100 })).toEqual({ churn: null, spend: null, gaps: null })
  const few = customers.filter(({ days }) => days.length > 1).slice(0, 29)
  expect(fitValue({ customers: few, today: paperEnd })).toMatchObject({ churn: null, spend: null })
})

test('a past of less than eighteen weeks is learned from, but not judged', () => {
  expect(splitDayOf(0, 125)).toBeNull()
  expect(splitDayOf(0, 126)).toBe(84)
  expect(splitDayOf(0, 2000)).toBe(2000 - 182)
  const short = fitValue({ customers, today: customers[0]!.days[0]! + 110 })
  expect(short.churn).toMatchObject({ quality: null, correction: null })
})

test('what other providers were like is expected of one more, from five on', () => {
  const four = [1, 2, 3, 4].map(scale => [scale, 5 * scale, 0.8, 4])
  expect(pooledPrior(four)).toBeNull()
  const prior = pooledPrior([...four, [5, 25, 0.8, 4]])!
  expect(Math.exp(prior.mean[2]!)).toBeCloseTo(0.8, 12)
  expect(Math.exp(prior.sd[2]!)).toBeCloseTo(1.5, 12)
  expect(prior.sd[0]).toBeGreaterThan(prior.sd[2]!)
})
