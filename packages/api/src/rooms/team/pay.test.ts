import { describe, expect, it } from 'vitest'
import { commissionProblem, rateProblem } from './pay'

describe('pay', () => {
  it('for an hour has the digits of the currency and is not negative', () => {
    for (const rate of ['0', '18.5', '18.50', '18.5000', '1000000']) expect(rateProblem(rate, 'EUR')).toBeNull()
    expect(rateProblem('-0.01', 'EUR')).toBe('must not be negative')
    expect(rateProblem('18.505', 'EUR')).toBe('must not have more than 2 decimal places')
    expect(rateProblem('18.505', 'KWD')).toBeNull()
    expect(rateProblem('18.5', 'JPY')).toBe('must be a whole amount in this currency')
    expect(rateProblem('1000000.01', 'EUR')).toContain('must not be more than')
  })

  it('by commission is a percentage with two decimals at most', () => {
    for (const percent of [0, -0, 12.5, 33.33, 100]) expect(commissionProblem(percent)).toBeNull()
    for (const percent of [-1, 100.01, NaN, Infinity]) expect(commissionProblem(percent)).toBe('must be between 0 and 100')
    for (const percent of [0.001, 1e-9, 33.333]) expect(commissionProblem(percent)).toBe('must not have more than 2 decimal places')
  })
})
