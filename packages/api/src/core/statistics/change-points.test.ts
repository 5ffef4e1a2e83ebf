import { expect, test } from 'vitest'
import { drawnBookings, drawnRevenue, normal, openAllWeek, seeds, stream } from '../../../../../tests/kit/drawn'
import { changePoints } from './change-points'

const weeks = (days: number[]): number[] =>
  Array.from({ length: Math.floor(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7).reduce((sum, day) => sum + day, 0))

/** Of so many series, how many have the one new level where it is, to within some steps. */
const foundOf = (count: number, draw: (seed: number) => number[], period: number, at: number, within: number) =>
  seeds(count).filter(seed => {
    const [first, second] = changePoints(draw(seed), period)
    return first !== undefined && second === undefined && Math.abs(first - at) <= within
  }).length
const alarmsOf = (count: number, draw: (seed: number) => number[], period = 7) =>
  seeds(count).filter(seed => changePoints(draw(seed), period).length > 0).length

test('a seventh more, where days scatter by a tenth, is found to within ten days of 900', () => {
  const draw = (seed: number) => {
    const random = stream(seed)
    return Array.from({ length: 900 }, (_, day) => (day < 460 ? 100 : 114) * openAllWeek[day % 7]! + 10 * normal(random))
  }
  expect(foundOf(12, draw, 7, 460, 10)).toBeGreaterThanOrEqual(10)
})

test('so is a quarter more bookings, or a third more revenue', () => {
  expect(foundOf(12, seed => drawnBookings(seed, 900, day => (day < 460 ? 60 : 75)), 7, 460, 10)).toBeGreaterThanOrEqual(10)
  expect(foundOf(12, seed => drawnRevenue(seed, 900, day => (day < 460 ? 30 : 40)), 7, 460, 14)).toBeGreaterThanOrEqual(10)
})

test('a fall ten weeks ago is found already, and one in the middle of a quarter', () => {
  expect(foundOf(12, seed => drawnBookings(seed, 900, day => (day < 830 ? 60 : 36)), 7, 830, 7)).toBeGreaterThanOrEqual(10)
  expect(foundOf(12, seed => drawnBookings(seed, 90, day => (day < 45 ? 50 : 25)), 7, 45, 5)).toBeGreaterThanOrEqual(10)
})

test('weeks and months have new levels as days have', () => {
  expect(foundOf(12, seed => weeks(drawnBookings(seed, 900, day => (day < 455 ? 60 : 75))), 52, 65, 1)).toBeGreaterThanOrEqual(10)
  const months = (seed: number) => drawnBookings(seed, 60, month => (month < 30 ? 60 : 90), [1, 1, 1, 1, 1, 1, 1])
  expect(foundOf(12, months, 12, 30, 1)).toBeGreaterThanOrEqual(10)
})

test('up and down again are two', () => {
  const up = (day: number) => (day >= 300 && day < 600 ? 70 : 50)
  const found = seeds(10).map(seed => changePoints(drawnBookings(seed, 900, up), 7))
  for (const [first, second] of found) {
    expect(Math.abs(first! - 300)).toBeLessThanOrEqual(14)
    expect(Math.abs(second! - 600)).toBeLessThanOrEqual(14)
  }
})

test.each([
  { what: 'noise', level: () => 60 },
  { what: 'a handful a day', level: () => 3 },
  { what: 'hardly any', level: () => 0.3 },
  { what: 'growth', level: (day: number) => 50 + day / 30 },
  { what: 'growth fourfold', level: (day: number) => 20 * Math.exp((1.4 * day) / 900) },
  { what: 'a season of the year', level: (day: number) => 60 + 24 * Math.sin((2 * Math.PI * day) / 365) },
  { what: 'three quiet weeks at Christmas', level: (day: number) => (day % 365 > 350 || day % 365 < 5 ? 15 : 60) },
])('$what is no new level', ({ level }) => {
  expect(alarmsOf(12, seed => drawnBookings(seed, 900, level))).toBeLessThanOrEqual(2)
  expect(alarmsOf(12, seed => drawnBookings(seed, 90, level))).toBeLessThanOrEqual(2)
})

test('nor is white noise', () => {
  const draw = (seed: number) => {
    const random = stream(seed)
    return Array.from({ length: 400 }, () => normal(random))
  }
  expect(alarmsOf(25, draw, 7)).toBeLessThanOrEqual(1)
  expect(alarmsOf(25, draw, 1)).toBeLessThanOrEqual(1)
})

test('without any noise a step is still a step, and none is none', () => {
  expect(changePoints([...new Array<number>(40).fill(0.1), ...new Array<number>(40).fill(0.2)], 1)).toEqual([40])
  expect(changePoints(new Array<number>(80).fill(0.1), 7)).toEqual([])
  expect(
    changePoints(
      Array.from({ length: 80 }, (_, at) => 0.1 * at),
      1,
    ),
  ).toEqual([])
  expect(changePoints([], 7)).toEqual([])
  expect(changePoints([1, 2, 3], 52)).toEqual([])
})
