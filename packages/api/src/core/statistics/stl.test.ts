import { expect, test } from 'vitest'
import { stl, strengthOf } from './stl'

/** Monthly passengers of airlines 1949–1960, thousands (R's `AirPassengers`). */
const passengers = [
  112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140, 145, 150, 178,
  163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243,
  264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312,
  274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336,
  340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419,
  461, 472, 535, 622, 606, 508, 461, 390, 432,
]

test('the logarithm of AirPassengers is nearly all season and trend, as R says', () => {
  const parts = stl(passengers.map(Math.log), { period: 12 })
  expect(strengthOf('seasonal', parts)).toBeCloseTo(0.93675, 4)
  expect(strengthOf('trend', parts)).toBeCloseTo(0.99401, 4)
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
