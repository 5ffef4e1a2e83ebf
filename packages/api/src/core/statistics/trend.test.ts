import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mannKendall, theilSen, trendDirection } from './trend'

/** Annual flow of the Nile at Aswan 1871–1970, 10⁸ m³ (R's `Nile`). */
const nile = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250,
  1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821,
  768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860,
  874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]

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
