import { businessEventTypes } from '@dashboard/schema/vocabulary'
import { describe, expect, it } from 'vitest'
import type { ActivityFacts } from './activity'
import { summaryOf } from './activity'

const manner = { timeZone: 'Europe/Berlin', currency: 'EUR' }
const facts = (type: ActivityFacts['type'], payload: Record<string, unknown> = {}, names: Partial<ActivityFacts> = {}): ActivityFacts => ({
  type,
  payload,
  at: new Date('2026-11-20T10:00:00Z'),
  customer: 'Ada Lovelace',
  service: 'Full groom',
  member: 'Grace',
  ...names,
})
const told = (...given: Parameters<typeof facts>) => summaryOf(facts(...given), manner)

describe('summaryOf', () => {
  it("tells times on the provider's wall clock, with the year when it is far", () => {
    expect(told('BOOKING_CREATED', { startsAt: '2026-11-24T08:30:00Z' })).toBe(
      'Ada Lovelace booked Full groom for Tue 24 Nov, 09:30 with Grace',
    )
    expect(told('BOOKING_RESCHEDULED', { startsAt: '2027-07-01T08:30:00Z' })).toBe(
      "Ada Lovelace's Full groom was moved to Thu, 1 Jul 2027, 10:30",
    )
  })

  it('tells money in the currency', () => {
    expect(told('BOOKING_COMPLETED', { price: '45.5' })).toBe("Ada Lovelace's Full groom was completed for €45.50 by Grace")
    expect(told('BOOKING_REFUNDED', { amount: '10', reason: 'late' })).toBe('Ada Lovelace was given back €10.00 for Full groom: late')
  })

  it('says nothing about what is not known', () => {
    const unknown = { customer: null, service: null, member: null }
    expect(told('BOOKING_CREATED', {}, unknown)).toBe('Somebody booked a visit')
    expect(told('BOOKING_COMPLETED', {}, unknown)).toBe("A customer's booking was completed")
    expect(told('BOOKING_REASSIGNED', { memberRef: null }, unknown)).toBe("Nobody takes care of A customer's booking now")
  })

  it('has a sentence for every type of event, whatever is missing', () => {
    for (const type of businessEventTypes) {
      expect(told(type)).toMatch(/^[A-Z].{10,}/)
      expect(
        told(type, { startsAt: 'no time', amount: {}, price: null, text: 7 }, { customer: null, service: null, member: null }),
      ).not.toMatch(/null|undefined|Invalid/)
    }
  })

  it('shortens long words of customers', () => {
    expect(told('REVIEW_RECEIVED', { rating: 1, text: 'x'.repeat(500) })).toBe(`Ada Lovelace gave 1 star: ${'x'.repeat(119)}…`)
  })
})
