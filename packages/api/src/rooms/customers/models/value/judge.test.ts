import { expect, test } from 'vitest'
import { brierScore, calibrationError, calibrationTable, type Judged, logLoss, rankingQuality } from './judge'

const judged = (...pairs: [predicted: number, happened: 0 | 1][]): Judged[] =>
  pairs.map(([predicted, happened]) => ({ predicted, happened: happened === 1 }))

test('ranking counts pairs in the right order, equal ones half', () => {
  // Pairs of a hit and a miss: .8 beats both, .5 beats .2 and ties with .5: 3.5 of 4.
  expect(rankingQuality(judged([0.8, 1], [0.5, 1], [0.5, 0], [0.2, 0]))).toBe(3.5 / 4)
  expect(rankingQuality(judged([0.3, 1], [0.3, 0]))).toBe(0.5)
  expect(rankingQuality(judged([0.9, 0], [0.1, 1]))).toBe(0)
})

test('ranking says nothing where all came, or none', () => {
  expect(rankingQuality(judged([0.8, 1], [0.5, 1]))).toBeNull()
  expect(rankingQuality([])).toBeNull()
})

test('squared and logarithmic errors', () => {
  // (.2² + .5²) ÷ 2; −(ln .8 + ln .5) ÷ 2
  expect(brierScore(judged([0.8, 1], [0.5, 0]))).toBeCloseTo(0.145, 12)
  expect(logLoss(judged([0.8, 1], [0.5, 0]))).toBeCloseTo(-(Math.log(0.8) + Math.log(0.5)) / 2, 12)
  expect(logLoss(judged([1, 0]))).toBeLessThan(30)
})

test('tenths hold as many each, equal predictions stay together', () => {
  const rows = calibrationTable(judged(...Array.from({ length: 100 }, (_, index) => [index / 100, index % 2] as [number, 0 | 1])))
  expect(rows.map(({ customers }) => customers)).toEqual(Array.from({ length: 10 }, () => 10))
  expect(rows[0]).toEqual({ predicted: expect.closeTo(0.045, 12) as number, observed: 0.5, customers: 10 })
  const tied = calibrationTable(judged(...Array.from({ length: 100 }, (_, index) => [index < 95 ? 0.2 : 0.9, 1] as [number, 1])))
  expect(tied.map(({ customers }) => customers)).toEqual([95, 5])
  expect(calibrationTable([])).toEqual([])
})

test('the calibration error weighs rows by their customers', () => {
  const rows = [
    { predicted: 0.2, observed: 0.3, customers: 30 },
    { predicted: 0.8, observed: 0.6, customers: 10 },
  ]
  expect(calibrationError(rows)).toBeCloseTo(0.125, 12)
})
