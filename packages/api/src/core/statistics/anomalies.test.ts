import { expect, test } from 'vitest'
import { closedOnSundays, drawnBookings, drawnRevenue, normal, seeds, stream } from '../../../../../tests/kit/drawn'
import { anomalies } from './anomalies'

const places = (values: number[], isCount = true) => anomalies(values, { period: 7, isCount }).map(({ at }) => at)
/** How many are called out of line in thirty days, where nothing is. */
const falseAMonth = (series: number[][], isCount: boolean) =>
  series.reduce((sum, values) => sum + (places(values, isCount).length / values.length) * 30, 0) / series.length

test('a closed shop and a rush are found, with the band that they left', () => {
  const values = drawnBookings(1, 200, day => (day === 100 ? 5 : day === 150 ? 120 : 50))
  const found = anomalies(values, { period: 7, isCount: true })
  expect(found.map(({ at }) => at)).toEqual([100, 150])
  expect(found[0]!.value).toBeLessThan(found[0]!.expectedLow)
  expect(found[1]!.value).toBeGreaterThan(found[1]!.expectedHigh)
})

test('a fortnight out of line is not its own trend', () => {
  const shut = (day: number) => day >= 200 && day < 214
  const found = seeds(8).map(seed => places(drawnBookings(seed, 400, day => (shut(day) ? 8 : 40))).filter(shut).length)
  expect(found.reduce((sum, days) => sum + days, 0) / 8 / 14).toBeGreaterThan(0.9)
})

test('yesterday is judged as well as last year', () => {
  const found = seeds(40).filter(seed => places(drawnBookings(seed, 400, day => (day === 399 ? 8 : 40))).includes(399))
  expect(found.length).toBeGreaterThanOrEqual(36)
})

test.each([0.1, 0.3, 1, 3, 8, 25, 60])('of %s bookings a day that only scatter, hardly any day is called out of line', mean => {
  expect(
    falseAMonth(
      seeds(8).map(seed => drawnBookings(seed, 780, () => mean)),
      true,
    ),
  ).toBeLessThan(0.02)
})

test.each([0.2, 1, 4, 15, 60])('nor of the revenue of %s bookings a day', mean => {
  expect(
    falseAMonth(
      seeds(8).map(seed => drawnRevenue(seed, 780, () => mean)),
      false,
    ),
  ).toBeLessThan(0.05)
})

test('a day that is always closed stays so while all others grow fourfold', () => {
  const growing = (day: number) => 20 * Math.exp((1.4 * day) / 780)
  const counts = seeds(8).map(seed => drawnBookings(seed, 780, growing, closedOnSundays))
  expect(falseAMonth(counts, true)).toBeLessThan(0.05)
  const amounts = seeds(8).map(seed => drawnRevenue(seed, 780, growing, closedOnSundays))
  expect(falseAMonth(amounts, false)).toBeLessThan(0.1)
})

test('the seasons of the year are nothing out of line', () => {
  const year = (day: number) => 20 * (1 + 0.7 * Math.sin((2 * Math.PI * day) / 365))
  expect(
    falseAMonth(
      seeds(8).map(seed => drawnBookings(seed, 780, year)),
      true,
    ),
  ).toBeLessThan(0.05)
})

test('of a handful a day, none is no wonder and sixteen is', () => {
  const found = seeds(20).map(seed => {
    const values = drawnBookings(seed, 120, () => 2).map((value, day) => (day === 60 ? 16 : value))
    return anomalies(values, { period: 7, isCount: true })
  })
  expect(found.filter(([first, second]) => first?.at === 60 && second === undefined).length).toBeGreaterThanOrEqual(18)
  for (const [first] of found.filter(each => each.length === 1)) {
    expect(first!.expectedLow).toBe(0)
    expect(first!.expectedHigh).toBeLessThan(16)
  }
})

const flatWeek = [1, 1, 1, 1, 1, 1, 1]
test.each([
  { what: 'weeks', period: 52, steps: 156, at: 60 },
  { what: 'months', period: 12, steps: 60, at: 40 },
])('of $what, one far below is found, and no other', ({ period, steps, at }) => {
  const level = (step: number) => 50 * (1 + 0.3 * Math.sin((2 * Math.PI * step) / period)) * (step === at ? 0.3 : 1)
  const found = seeds(20).map(seed =>
    anomalies(drawnBookings(seed, steps, level, flatWeek), { period, isCount: true }).map(step => step.at),
  )
  expect(found.filter(([first]) => first === at).length).toBeGreaterThanOrEqual(14)
  expect(found.flat().filter(step => step !== at).length).toBeLessThanOrEqual(2)
})

test.each([16, 22, 29, 40, 90])('in %s days no false alarm is usual', days => {
  const counts = seeds(30).filter(seed => places(drawnBookings(seed, days, () => 40)).length > 0)
  const amounts = seeds(30).filter(
    seed =>
      places(
        drawnRevenue(seed, days, () => 10),
        false,
      ).length > 0,
  )
  expect(counts.length + amounts.length).toBeLessThanOrEqual(3)
})

test('amounts may be negative', () => {
  const random = stream(5)
  const values = Array.from({ length: 200 }, (_, day) => (day === 90 ? -30 : 5 * normal(random)))
  const found = anomalies(values, { period: 1, isCount: false })
  expect(found.map(({ at }) => at)).toEqual([90])
  expect(found[0]!.expectedLow).toBeLessThan(0)
  expect(found[0]!.expectedLow).toBeGreaterThan(-30)
})

test('too short, all the same, or mostly nothing is nothing', () => {
  expect(anomalies([1, 2, 300], { period: 7, isCount: true })).toEqual([])
  expect(anomalies(new Array<number>(50).fill(5), { period: 7, isCount: false })).toEqual([])
  expect(anomalies(new Array<number>(50).fill(0), { period: 7, isCount: true })).toEqual([])
  expect(places([...new Array<number>(40).fill(0), 120, 80], false)).toEqual([])
})
