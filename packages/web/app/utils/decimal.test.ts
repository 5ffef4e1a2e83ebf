import { describe, expect, it } from 'vitest'
import { decimalOf, isAmount, numberOf, shareOfPercent } from './decimal'

describe('figures as people write them', () => {
  it('take the comma for a point', () => {
    expect(decimalOf(' 12,5 ')).toBe('12.5')
    expect(decimalOf('  ')).toBeNull()
  })

  it('tell amounts from what is none', () => {
    expect(['', '24.50', '24,5'].map(isAmount)).toEqual([true, true, true])
    expect(['-1', 'ten', '1.23456'].map(isAmount)).toEqual([false, false, false])
  })

  it('become numbers, or nothing', () => {
    expect(numberOf('4,5')).toBe(4.5)
    expect(numberOf('-13.405')).toBe(-13.405)
    expect(numberOf('')).toBeNull()
    expect(numberOf('north')).toBeNaN()
  })

  it('turn percent into a share without rounding', () => {
    expect(['5', '0.5', '12,5', '100', '0.0001'].map(shareOfPercent)).toEqual(['0.05', '0.005', '0.125', '1.00', '0.000001'])
    expect([shareOfPercent(''), shareOfPercent('-5'), shareOfPercent('five')]).toEqual([null, null, null])
  })
})
