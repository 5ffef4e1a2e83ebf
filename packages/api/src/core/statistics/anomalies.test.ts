import { expect, test } from 'vitest'
import { anomalies } from './anomalies'
import { changePoints } from './change-points'

/** A repeatable stream of numbers in [0, 1). */
const stream = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Poisson by counting arrivals. */
const poisson = (random: () => number, mean: number): number => {
  let [count, product] = [0, random()]
  const end = Math.exp(-mean)
  while (product > end) {
    count += 1
    product *= random()
  }
  return count
}

const week = [0.8, 0.9, 0.95, 1, 1.2, 1.5, 0.65]
/** Bookings a day with a weekly season, and what `level` makes of each day. */
const bookings = (seed: number, days: number, level: (day: number) => number): number[] => {
  const random = stream(seed)
  return Array.from({ length: days }, (_, day) => poisson(random, week[day % 7]! * level(day)))
}

const seeds = Array.from({ length: 40 }, (_, seed) => seed)

test('a closed shop and a rush are found, with the band that they left', () => {
  const values = bookings(1, 200, day => (day === 100 ? 5 : day === 150 ? 120 : 50))
  const found = anomalies(values, { period: 7, isCount: true })
  expect(found.map(({ at }) => at)).toEqual([100, 150])
  expect(found[0]!.value).toBeLessThan(found[0]!.expectedLow)
  expect(found[1]!.value).toBeGreaterThan(found[1]!.expectedHigh)
})

test('where nothing is out of line, hardly anything is called so', () => {
  const alarms = seeds.map(
    seed =>
      anomalies(
        bookings(seed, 180, () => 30),
        { period: 7, isCount: true },
      ).length,
  )
  expect(alarms.filter(count => count > 0).length).toBeLessThanOrEqual(4)
})

test('a handful a day: none is no wonder, twelve is', () => {
  const values = bookings(3, 120, () => 2).map((value, day) => (day === 60 ? 12 : value))
  expect(anomalies(values, { period: 7, isCount: true }).map(({ at }) => at)).toEqual([60])
})

test('too short, or all the same, is nothing', () => {
  expect(anomalies([1, 2, 300], { period: 7, isCount: true })).toEqual([])
  expect(anomalies(new Array<number>(50).fill(5), { period: 7, isCount: false })).toEqual([])
})

test('a new level is found to within ten days', () => {
  const found = seeds.map(seed =>
    changePoints(
      bookings(seed, 900, day => (day < 460 ? 60 : 75)),
      7,
    ),
  )
  const right = found.filter(points => points.length === 1 && Math.abs(points[0]! - 460) <= 10)
  expect(right.length).toBeGreaterThanOrEqual(32)
})

test('noise, growth and the seasons of the year are no new level', () => {
  const quiet = (level: (day: number) => number) => seeds.filter(seed => changePoints(bookings(seed, 900, level), 7).length > 0).length
  expect(quiet(() => 60)).toBeLessThanOrEqual(4)
  expect(quiet(day => 50 + day / 30)).toBeLessThanOrEqual(4)
  expect(quiet(day => 60 + 8 * Math.sin((2 * Math.PI * day) / 365))).toBeLessThanOrEqual(6)
})
