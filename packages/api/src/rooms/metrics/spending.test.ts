import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../core/calendar'
import { add, compare } from '../../core/money'
import { spentOn } from './spending'

const total = (shares: readonly { amount: string }[]) => add(...shares.map(({ amount }) => amount))

describe('spending', () => {
  it('is spread evenly over its days, the last fractions of a cent included', () => {
    const thirds = { channel: 'SOCIAL', amount: '100', start: '2026-03-01', end: '2026-03-03' }
    expect(spentOn(thirds, { start: '2026-01-01', end: '2026-12-31' })).toEqual([
      { day: '2026-03-01', amount: '33.3333' },
      { day: '2026-03-02', amount: '33.3334' },
      { day: '2026-03-03', amount: '33.3333' },
    ])
    expect(spentOn(thirds, { start: '2026-03-03', end: '2026-03-31' })).toEqual([{ day: '2026-03-03', amount: '33.3333' }])
    expect(spentOn(thirds, { start: '2026-04-01', end: '2026-04-30' })).toEqual([])
  })

  it('adds up to the whole, however the days are parted', () => {
    const days = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), days, days, (cents, length, cut) => {
        const spent = { channel: 'OTHER', amount: (cents / 100).toFixed(2), start: '2026-01-01', end: addDays('2026-01-01', length) }
        const middle = addDays('2026-01-01', cut)
        const parts = [
          ...spentOn(spent, { start: '2025-01-01', end: middle }),
          ...spentOn(spent, { start: addDays(middle, 1), end: '2028-01-01' }),
        ]
        expect(compare(total(parts), spent.amount)).toBe(0)
        expect(parts.every(({ amount }) => !amount.startsWith('-'))).toBe(true)
      }),
    )
  })
})
