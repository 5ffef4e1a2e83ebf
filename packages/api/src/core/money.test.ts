import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, currencyDigits, formatAmount, fromUnits, isZero, multiply, roundAmount, sayAmount, subtract, toUnits } from './money'

describe('money', () => {
  it('adds, subtracts and multiplies without a float in between', () => {
    expect(add('0.1', '0.2')).toBe('0.3')
    expect(add()).toBe('0')
    expect(subtract('1', '0.9')).toBe('0.1')
    expect(multiply('1.1', '1.1')).toBe('1.21')
    expect(add('99999999999999.9999', '0.0001')).toBe('100000000000000')
  })

  it('compares by value, not by spelling', () => {
    expect(compare('10', '9')).toBe(1)
    expect(compare('1.0', '1')).toBe(0)
    expect(isZero('0.00')).toBe(true)
    expect(isZero('0.01')).toBe(false)
  })

  it('knows the digits of a currency', () => {
    expect(['USD', 'JPY', 'KWD'].map(currencyDigits)).toEqual([2, 0, 3])
    expect(formatAmount('12.5', 'USD')).toBe('12.50')
    expect(formatAmount('12', 'JPY')).toBe('12')
    expect(roundAmount('12.345', 'USD')).toBe('12.35')
    expect(() => currencyDigits('nonsense')).toThrow(RangeError)
  })

  it('keeps every stored decimal through ten-thousandths', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), units => {
        expect(toUnits(fromUnits(units))).toBe(units)
      }),
    )
    expect(toUnits('-0.0500')).toBe(-500n)
    expect(fromUnits(-500n)).toBe('-0.05')
    expect(fromUnits(30_000n)).toBe('3')
  })

  it('an amount is said as its currency is, to the last digit', () => {
    expect(sayAmount('1234.5', 'USD')).toBe('$1,234.50')
    expect(sayAmount('-12', 'EUR')).toBe('-€12.00')
    expect(sayAmount('99999999999999.99', 'USD')).toBe('$99,999,999,999,999.99')
    expect(sayAmount('1500', 'JPY')).toBe('¥1,500')
  })
})
