import { expect, test } from 'vitest'
import { publishedSeries, statisticsSeries } from '../../../../../tests/kit/published-series'
import { stl, strengthOf } from './stl'

/** Monthly passengers of airlines 1949–1960, thousands. */
const passengers = publishedSeries('AirPassengers')

test('the logarithm of AirPassengers is nearly all season and trend, as R says', () => {
  const parts = stl(passengers.map(Math.log), { period: 12 })
  expect(strengthOf('seasonal', parts)).toBeCloseTo(0.93675, 4)
  expect(strengthOf('trend', parts)).toBeCloseTo(0.99401, 4)
})

test('season and trend are those of the published algorithm, month by month', () => {
  const logs = passengers.map(Math.log)
  const { seasonal, trend } = stl(logs, { period: 12, seasonalWindow: 7, isRobust: true })
  const [expectedSeasonal, expectedTrend, expectedPeriodicTrend] = [1, 2, 3].map(column =>
    statisticsSeries('stl-log-air-passengers', column),
  )
  seasonal.forEach((value, month) => expect(value).toBeCloseTo(expectedSeasonal![month]!, 7))
  trend.forEach((value, month) => expect(value).toBeCloseTo(expectedTrend![month]!, 7))
  const periodic = stl(logs, { period: 12, isRobust: true })
  periodic.trend.forEach((value, month) => expect(value).toBeCloseTo(expectedPeriodicTrend![month]!, 7))
})

test('the parts add up to the series', () => {
  for (const options of [{ period: 12 }, { period: 12, seasonalWindow: 7 }, { period: 12, isRobust: true }]) {
    const { seasonal, trend, remainder } = stl(passengers, options)
    passengers.forEach((value, at) => expect(seasonal[at]! + trend[at]! + remainder[at]!).toBeCloseTo(value, 8))
  }
})

test('a line with a season is taken apart exactly, and one outlier stays where it is', () => {
  const line = Array.from({ length: 140 }, (_, day) => 10 + 0.5 * day + [3, -1, 0, 2, -2, -1, -1][day % 7]!)
  const outlier = line.map((value, day) => (day === 70 ? value + 50 : value))
  const { remainder } = stl(outlier, { period: 7, isRobust: true })
  expect(remainder[70]).toBeCloseTo(50, 1)
  expect(Math.max(...remainder.filter((_, day) => day !== 70).map(Math.abs))).toBeLessThan(0.1)
})

test('less than two periods is too little', () => {
  expect(() => stl([1, 2, 3], { period: 2 })).toThrow(RangeError)
})
