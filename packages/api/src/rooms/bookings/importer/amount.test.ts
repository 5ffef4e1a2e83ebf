import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmount } from './amount'

describe('an amount', () => {
  it.each([
    ['11.77', '.', '11.77'],
    ['0.00', '.', '0.00'],
    ['$1,234.50', '.', '1234.50'],
    [' 45 ', '.', '45'],
    ['USD 12.00', '.', '12.00'],
    ['12,50 €', ',', '12.50'],
    ['1.234,5', ',', '1234.5'],
    ["1'000.00", '.', '1000.00'],
    ['1 234,50', ',', '1234.50'],
  ] as const)('"%s" with "%s" is %s', (cell, mark, amount) => {
    expect(readAmount(cell, mark)).toEqual({ amount })
  })

  it.each([
    ['', 'empty'],
    ['-5.00', 'negative'],
    ['(5.00)', 'negative'],
    ['12,50', 'say --decimal ,'],
    ['1,23,456', 'is not an amount'],
    ['1.2.3', 'is not an amount'],
    ['12.', 'is not an amount'],
    ['.5', 'is not an amount'],
    ['1e3', 'is not an amount'],
    ['NaN', 'is not an amount'],
  ])('"%s" is refused: %s', (cell, reason) => {
    expect(readAmount(cell, '.')).toHaveProperty('problem', expect.stringContaining(reason))
  })

  it('written with thousands and either mark comes back to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom('.' as const, ',' as const), (cents, mark) => {
        const whole = Math.floor(cents / 100)
          .toLocaleString('en-US')
          .replaceAll(',', mark === '.' ? ',' : '.')
        const fraction = String(cents % 100).padStart(2, '0')
        expect(readAmount(`${whole}${mark}${fraction}`, mark)).toEqual({ amount: `${Math.floor(cents / 100)}.${fraction}` })
      }),
    )
  })
})
