import { expect, test } from 'vitest'
import { sampleSizePerGroup, twoProportions, wilson } from './proportions'

test('aspirin and heart attacks, 189 of 11,034 against 104 of 11,037', () => {
  const { z, pValue, low, high } = twoProportions(189, 11_034, 104, 11_037)!
  expect(z).toBeCloseTo(5.00139, 5)
  expect(pValue).toBeCloseTo(5.69e-7, 9)
  expect(low).toBeCloseTo(0.004688, 6)
  expect(high).toBeCloseTo(0.010724, 6)
})

test('shares that are all or nothing differ by nothing', () => {
  expect(twoProportions(5, 5, 7, 7)).toMatchObject({ difference: 0, z: 0, pValue: 1 })
  expect(twoProportions(0, 0, 1, 2)).toBeNull()
})

test('a half against three quarters at 90 % needs 76.7 each, as power.prop.test says', () => {
  expect(sampleSizePerGroup(0.5, 0.75, { power: 0.9 })).toBeCloseTo(76.707, 2)
  expect(sampleSizePerGroup(0.3, 0.3)).toBe(Infinity)
  expect(sampleSizePerGroup(0.5, -0.1)).toBe(sampleSizePerGroup(0.5, 0))
})

test('Wilson: 81 of 263 lie between .2553 and .3662', () => {
  // Newcombe (1998), table I.
  const { low, high } = wilson(81, 263)!
  expect(low).toBeCloseTo(0.2553, 4)
  expect(high).toBeCloseTo(0.3662, 4)
  expect(wilson(0, 20)!.low).toBeCloseTo(0, 12)
  expect(wilson(0, 20)!.high).toBeCloseTo(0.1611, 4)
  expect(wilson(0, 0)).toBeNull()
})
