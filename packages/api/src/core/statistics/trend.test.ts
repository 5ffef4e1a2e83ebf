import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statisticsSeries } from '../../../../../tests/kit/published-series'
import { mannKendall, theilSen, trendDirection } from './trend'

/** Annual flow of the Nile at Aswan 1871–1970, 10⁸ m³. */
const nile = statisticsSeries('nile')

test('the Nile falls', () => {
  const { tau, pValue } = mannKendall(nile)!
  expect(tau).toBeCloseTo(-0.280741, 5)
  expect(pValue).toBeCloseTo(3.61e-5, 6)
  expect(theilSen(nile)).toBeCloseTo(-2.6, 5)
  expect(trendDirection(nile)).toBe('DOWN')
})

test('too few say nothing, and what stays the same goes nowhere', () => {
  expect(mannKendall([1, 2])).toBeNull()
  expect(theilSen([1])).toBeNull()
  expect(mannKendall([3, 3, 3, 3])).toEqual({ s: 0, tau: 0, pValue: 1 })
  expect(trendDirection([])).toBe('FLAT')
})

test('turned around, the trend turns around', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 60 }), values => {
      const [there, back] = [mannKendall(values)!, mannKendall([...values].reverse())!]
      expect(back.s + there.s).toBe(0)
      expect(back.pValue).toBeCloseTo(there.pValue, 12)
    }),
  )
})

test('a long line keeps its slope', () => {
  expect(theilSen(Array.from({ length: 3650 }, (_, day) => 5 + 0.25 * day))).toBeCloseTo(0.25, 10)
})
