import { describe, expect, it } from 'vitest'
import { ratio, sum } from './formula'
import type { MeasureName } from './measures'

const reading = (figures: Partial<Record<MeasureName, number>>) => (measure: MeasureName) => figures[measure] ?? 0

describe('formulas', () => {
  it('say in words what they compute', () => {
    expect(sum({ 'revenue.earned': 1, 'revenue.refunded': -1 })).toMatchObject({
      formula: 'revenue.earned − revenue.refunded',
      measures: ['revenue.earned', 'revenue.refunded'],
      addsUp: true,
    })
    expect(ratio({ 'bookings.noShow': 1 }, { 'bookings.due': 1, 'bookings.cancelled': -1 }, 100)).toMatchObject({
      formula: 'bookings.noShow ÷ (bookings.due − bookings.cancelled) × 100',
      measures: ['bookings.noShow', 'bookings.due', 'bookings.cancelled'],
      addsUp: false,
    })
  })

  it('are unknown where nothing is there to divide by', () => {
    const rate = ratio({ 'bookings.cancelled': 1 }, { 'bookings.due': 1, 'bookings.open': -1 }, 100)
    expect(rate.of(reading({ 'bookings.due': 3, 'bookings.open': 3 }))).toBeNull()
    expect(rate.of(reading({ 'bookings.due': 10, 'bookings.open': 2, 'bookings.cancelled': 2 }))).toBe(25)
  })

  it('of distinct customers do not add up over steps', () => {
    expect(sum({ 'customers.active': 1, 'customers.new': -1 }).addsUp).toBe(false)
  })
})
