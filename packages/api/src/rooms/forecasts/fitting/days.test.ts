import { expect, it } from 'vitest'
import { openDays } from './days'
import { fitDays } from './fit-days.service'
import { steps } from './numbers'
import { profileForecast } from './profile'

/** Closed on the last day of each week. */
const week = [50, 60, 55, 70, 90, 120, 0]
const weeks = (count: number, grow = 0) =>
  steps(count * 7).map(day => week[day % 7]! * (1 + grow * day) + (week[day % 7]! > 0 ? (day * 7919) % 5 : 0))

it('weekdays without anything for eight weeks are closed: nothing is expected of them, and they are no part of the season', () => {
  const { values, season, ahead, expand } = openDays(weeks(10))
  expect([values.length, season, ahead(9)]).toEqual([60, 6, 8])
  expect(expand(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 9, '-').join('')).toBe('abcdef-g-')
  const { points } = fitDays({ values: weeks(30), horizon: 14 })
  expect(points[6]).toEqual({ value: 0, low80: 0, high80: 0, low95: 0, high95: 0 })
  expect(points[5]!.value).toBeGreaterThan(100)
})

it('a business that stopped altogether, and one too young to tell, has no closed days', () => {
  expect(openDays([...weeks(10), ...steps(60).map(() => 0)]).season).toBe(7)
  expect(openDays(weeks(4)).season).toBe(7)
})

it('a short history is carried on by weekday, with wide ranges, and says so', () => {
  const fitted = fitDays({ values: weeks(2), horizon: 7 })
  expect(fitted).toMatchObject({ model: 'WEEKDAY_PROFILE', accuracy: { mase: null, coverage80: null, folds: 0 } })
  expect(fitted.reason).toMatch(/^14 days are too few/)
  const { points } = fitted
  expect(points[5]!.value).toBeGreaterThan(points[6]!.value)
  for (const { value, low80, high80, low95 } of points) {
    expect([low80 <= value, value <= high80, low80 >= 0, low95]).toEqual([true, true, true, null])
    expect(high80 - low80).toBeGreaterThan(30)
  }
})

it('without a single day nothing is expected', () => {
  expect(fitDays({ values: [], horizon: 30 })).toMatchObject({ model: 'NOT_ENOUGH_HISTORY', points: [], accuracy: { folds: 0 } })
})

it('the weekdays of others count for who has few of their own', () => {
  const pooled = [0.5, 0.5, 0, 0, 0, 0, 0]
  const [first, , third] = profileForecast(
    steps(7).map(() => 10),
    3,
    pooled,
  ).points.map(({ value }) => value)
  expect(first).toBeGreaterThan(20)
  expect(third).toBeLessThan(10)
})

it('a series that never changes, or is 0 throughout, goes on as it is', () => {
  expect(fitDays({ values: steps(200).map(() => 5), horizon: 3 }).points.map(({ value }) => value)).toEqual([5, 5, 5])
  const { points, accuracy } = fitDays({ values: steps(200).map(() => 0), horizon: 3 })
  expect(points.map(({ value }) => value)).toEqual([0, 0, 0])
  expect(accuracy.mase).toBeNull()
})

it('years of days with a season of the year are told a year ahead, the better the more of them there are', () => {
  const year = (day: number) => (1 + 0.6 * Math.sin((2 * Math.PI * day) / 364)) * week[day % 7]! * (1 + ((day * 7919) % 13) / 100)
  const off = (count: number) => {
    const { points, model } = fitDays({ values: steps(count).map(year), horizon: 364 })
    const [error, all] = points.reduce(([e, a], { value }, day) => [e + Math.abs(value - year(count + day)), a + year(count + day)], [0, 0])
    return { error: error / all, model }
  }
  const young = off(600)
  expect(young.model).toBe('LAST_YEAR')
  expect(young.error).toBeLessThan(0.1)
  expect(off(980).error).toBeLessThan(0.06)
})

it('no trend is believed farther ahead than it was tested', () => {
  const { points } = fitDays({ values: weeks(30, 0.01), horizon: 366 })
  expect(points[47]!.value).toBeGreaterThan(points[5]!.value)
  expect(points[362]!.value).toBeCloseTo(points[54]!.value, 6)
})
