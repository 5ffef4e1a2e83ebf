import { expect, test } from 'vitest'
import { trendFindings } from './trend-analysis'

test('a line of weeks rises by the day', () => {
  const values = Array.from({ length: 30 }, (_, week) => 100 + 14 * week)
  const { direction, slopePerDay, pValue, changePoints, anomalies } = trendFindings({ values, stepDays: 7, period: 1, isCount: false })
  expect({ direction, slopePerDay, changePoints }).toEqual({ direction: 'UP', slopePerDay: 2, changePoints: [] })
  expect(pValue).toBeLessThan(1e-9)
  expect(anomalies).toEqual([])
})

test('of too little nothing is said', () => {
  expect(trendFindings({ values: [1, 5], stepDays: 1, period: 7, isCount: true })).toEqual({
    direction: 'FLAT',
    slopePerDay: null,
    pValue: null,
    changePoints: [],
    anomalies: [],
  })
})
