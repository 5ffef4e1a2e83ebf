import { describe, expect, it } from 'vitest'
import { chanceWords, trendWords } from './trend-words'

const change = (value: number) => `${value > 0 ? '+' : ''}${value}`

describe('a trend in words', () => {
  it('says the way, the pace of a week, and what chance would do', () => {
    expect(trendWords({ direction: 'UP', slopePerDay: 10, pValue: 0.0001 }, change)).toBe(
      'It rises: +70 a week, the middle of all slopes. Chance alone would bring such a trend in fewer than 1 of 1,000 series of this length.',
    )
    expect(trendWords({ direction: 'DOWN', slopePerDay: -1, pValue: 0.03 }, change)).toContain('falls: -7 a week')
  })

  it('says so where few days moved', () => {
    expect(trendWords({ direction: 'UP', slopePerDay: 0, pValue: 0.02 }, change)).toMatch(/^It rises, but most days are alike/)
  })

  it('claims none where chance explains it, or too little is known', () => {
    expect(trendWords({ direction: 'FLAT', slopePerDay: 1, pValue: 0.4 }, change)).toMatch(/^No trend stands out.*in about 40 of 100/)
    expect(trendWords({ direction: 'FLAT', slopePerDay: null, pValue: null }, change)).toMatch(/^Too few/)
  })

  it.each([
    [0.0002, 'in fewer than 1 of 1,000'],
    [0.004, 'in fewer than 1 of 100'],
    [0.049, 'in about 5 of 100'],
  ])('p = %d', (pValue, words) => {
    expect(chanceWords(pValue)).toBe(words)
  })
})
