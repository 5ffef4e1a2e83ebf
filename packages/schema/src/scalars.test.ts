import { parseValue } from 'graphql'
import { describe, expect, it } from 'vitest'
import { CurrencyCodeScalar, DateScalar, DecimalScalar, LocalTimeScalar } from './scalars'

describe('scalars', () => {
  it.each([
    [
      DateScalar,
      ['2026-11-22', '2024-02-29', '0001-01-01'],
      ['2026-02-29', '2026-1-1', '2026-11-22T00:00:00Z', '', ' 2026-11-22', 20261122, null],
    ],
    [
      DecimalScalar,
      ['0', '-1.5', '12345678901234.1234', '007.50'],
      ['1e3', '.5', '1.', '1,5', '+1', '0.00001', '123456789012345', 'NaN', '', 1.5],
    ],
    [CurrencyCodeScalar, ['EUR', 'JPY'], ['eur', 'EURO', '', 978]],
    [LocalTimeScalar, ['09:30', '23:59'], ['24:00', '9:30', '09:60', '', 930]],
  ])("%s takes what it can keep, and refuses the rest as the sender's mistake", (scalar, good, bad) => {
    for (const text of good) {
      expect(scalar.parseValue(text)).toBe(text)
      expect(scalar.serialize(text)).toBe(text)
      expect(scalar.parseLiteral(parseValue(JSON.stringify(text)), {})).toBe(text)
    }
    for (const value of bad) {
      expect(() => scalar.parseValue(value)).toThrow(expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }) as Error)
      expect(() => scalar.serialize(value)).toThrow(TypeError)
    }
    expect(() => scalar.parseLiteral(parseValue('17'), {})).toThrow('must look like')
  })

  it('say a time without the seconds that a database adds', () => {
    expect(LocalTimeScalar.serialize('09:30:00')).toBe('09:30')
  })
})
