import { expect, test } from 'vitest'
import { drawnBookings, seeds } from '../../../../../tests/kit/drawn'
import { changePoints } from './change-points'

test('a new level is found to within ten days', () => {
  const found = seeds(40).map(seed =>
    changePoints(
      drawnBookings(seed, 900, day => (day < 460 ? 60 : 75)),
      7,
    ),
  )
  const right = found.filter(points => points.length === 1 && Math.abs(points[0]! - 460) <= 10)
  expect(right.length).toBeGreaterThanOrEqual(32)
})

test('noise, growth and the seasons of the year are no new level', () => {
  const quiet = (level: (day: number) => number) =>
    seeds(40).filter(seed => changePoints(drawnBookings(seed, 900, level), 7).length > 0).length
  expect(quiet(() => 60)).toBeLessThanOrEqual(4)
  expect(quiet(day => 50 + day / 30)).toBeLessThanOrEqual(4)
  expect(quiet(day => 60 + 8 * Math.sin((2 * Math.PI * day) / 365))).toBeLessThanOrEqual(6)
})
