import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import { businessEventTypes } from '@dashboard/schema/vocabulary'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../core/errors'
import type { EventInput } from './parse'
import { MAX_EVENTS_PER_CALL, parseEvents } from './parse'
import { payloadSchemas } from './payload'

const usd = { currency: 'USD' }
const ID = '0193F0AA-0000-7000-8000-000000000001'
const event = (type: BusinessEventType, payload: unknown, over: Partial<EventInput> = {}): EventInput => ({
  id: ID,
  type,
  occurredAt: new Date('2026-03-01T10:00:00Z'),
  payload,
  ...over,
})
const created = { bookingRef: 'b', customer: { ref: 'c' }, service: { ref: 's' }, startsAt: '2026-03-02T09:00:00+01:00' }

const fieldsOf = (input: EventInput[], provider = usd, now?: Date) => {
  try {
    parseEvents(input, provider, now)
  } catch (error) {
    if (error instanceof DomainError) return error.extensions.fields
    throw error
  }
  return 'accepted'
}
const problem = (type: BusinessEventType, payload: unknown) => fieldsOf([event(type, payload)])

describe('parseEvents', () => {
  it('normalises: lower-case id, UTC instants, shortest amounts, what is null or empty is absent', () => {
    const [parsed] = parseEvents([event('BOOKING_CREATED', { ...created, price: '12.50', memberRef: null, notes: '' })], usd)
    expect(parsed).toMatchObject({ id: ID.toLowerCase(), payload: { ...created, startsAt: '2026-03-02T08:00:00.000Z', price: '12.5' } })
    expect(JSON.stringify(parsed?.payload)).not.toMatch(/memberRef|notes/)
  })

  it('names every offending field by its place in the call', () => {
    const input = [
      event('BOOKING_CONFIRMED', { bookingRef: 'b' }),
      event('BOOKING_CREATED', { ...created, startsAt: 'noon', price: '-1', extra: 1 }),
    ]
    expect(fieldsOf(input)).toEqual([
      { path: 'events.1.payload.startsAt', message: 'must be an instant such as "2026-11-22T09:30:00Z"' },
      { path: 'events.1.payload.price', message: 'must not be negative' },
      { path: 'events.1.payload.extra', message: 'is not a field of this event' },
    ])
  })

  it.each([
    ['a payload that is no object', 'BOOKING_CONFIRMED', 7, 'payload', 'must be an object'],
    ['a missing ref', 'BOOKING_CONFIRMED', {}, 'payload.bookingRef', 'is required'],
    ['a blank ref', 'BOOKING_CONFIRMED', { bookingRef: '  ' }, 'payload.bookingRef', 'must not be empty'],
    ['a megabyte', 'BOOKING_CONFIRMED', { bookingRef: 'x'.repeat(1_000_000) }, 'payload.bookingRef', 'must be at most 200 characters long'],
    [
      'NUL',
      'BOOKING_CONFIRMED',
      { bookingRef: 'a\u0000b' },
      'payload.bookingRef',
      'holds characters that cannot be stored (NUL or half a surrogate pair)',
    ],
    [
      'a lone surrogate',
      'BOOKING_CONFIRMED',
      { bookingRef: 'a\ud800' },
      'payload.bookingRef',
      'holds characters that cannot be stored (NUL or half a surrogate pair)',
    ],
    ['a missing customer', 'BOOKING_CREATED', { ...created, customer: undefined }, 'payload.customer', 'is required'],
    [
      'an end before the start',
      'BOOKING_CREATED',
      { ...created, endsAt: created.startsAt },
      'payload.endsAt',
      'must be later than startsAt',
    ],
    [
      'a day that does not exist',
      'BOOKING_CREATED',
      { ...created, startsAt: '2026-02-30T09:00:00Z' },
      'payload.startsAt',
      'must be an instant such as "2026-11-22T09:30:00Z"',
    ],
    [
      'the year 9999',
      'BOOKING_CREATED',
      { ...created, startsAt: '9999-01-01T00:00:00Z' },
      'payload.startsAt',
      'must lie in the years 1970 to 2099',
    ],
    [
      'a third decimal place',
      'BOOKING_REPRICED',
      { bookingRef: 'b', price: '1.005' },
      'payload.price',
      'must not have more than 2 decimal places',
    ],
    ['NaN', 'BOOKING_REPRICED', { bookingRef: 'b', price: Number.NaN }, 'payload.price', 'must be an amount such as "12.50"'],
    [
      'too large an amount',
      'BOOKING_REPRICED',
      { bookingRef: 'b', price: '99999999999' },
      'payload.price',
      'must not be more than 9999999999',
    ],
    ['a refund of nothing', 'BOOKING_REFUNDED', { bookingRef: 'b', amount: '0.00' }, 'payload.amount', 'must be more than 0'],
    ['six stars', 'REVIEW_RECEIVED', { customer: { ref: 'c' }, rating: 6 }, 'payload.rating', 'must be at most 5'],
    ['half a star', 'REVIEW_RECEIVED', { customer: { ref: 'c' }, rating: 3.5 }, 'payload.rating', 'must be a whole number'],
    [
      'a survey score of ten',
      'FEEDBACK_RECEIVED',
      { customer: { ref: 'c' }, type: 'SURVEY', score: 10, text: 'x' },
      'payload.score',
      'must be 1 to 5 (0 to 10 for NPS)',
    ],
    [
      'an unknown source',
      'PROFILE_VIEWED',
      { source: 'TV' },
      'payload.source',
      'must be one of SEARCH, MARKETPLACE, REFERRAL, CAMPAIGN, WALK_IN, SOCIAL, DIRECT, OTHER',
    ],
  ] as const)('refuses %s', (_what, type, payload, path, message) => {
    expect(problem(type, payload)).toContainEqual({ path: `events.0.${path}`, message })
  })

  it('refuses ids that are no UUID, unknown types, absurd instants and, with a clock, the future', () => {
    const ok = { bookingRef: 'b' }
    expect(fieldsOf([event('BOOKING_CONFIRMED', ok, { id: '1' })])).toEqual([{ path: 'events.0.id', message: 'must be a UUID' }])
    expect(fieldsOf([event('NONSENSE' as BusinessEventType, ok)])).toMatchObject([{ path: 'events.0.type' }])
    expect(fieldsOf([event('BOOKING_CONFIRMED', ok, { occurredAt: new Date(Number.NaN) })])).toMatchObject([
      { path: 'events.0.occurredAt' },
    ])
    expect(fieldsOf([event('BOOKING_CONFIRMED', ok)], usd, new Date('2026-02-01T00:00:00Z'))).toMatchObject([
      { path: 'events.0.occurredAt' },
    ])
    expect(fieldsOf([event('BOOKING_CONFIRMED', ok)], usd, new Date('2026-02-28T00:00:00Z'))).toBe('accepted')
  })

  it('refuses, with a clock, deeds of the future', () => {
    const now = new Date('2026-03-01T12:00:00Z')
    const done = (type: BusinessEventType, payload: object, occurredAt = now) =>
      fieldsOf([event(type, { bookingRef: 'b', ...payload }, { occurredAt })], usd, now)
    expect(done('BOOKING_COMPLETED', { completedAt: '2026-03-01T12:00:00.001Z' })).toEqual([
      { path: 'events.0.payload.completedAt', message: 'must not lie in the future' },
    ])
    expect(done('BOOKING_CHECKED_IN', { checkedInAt: '2099-01-01T00:00:00Z' })).toMatchObject([{ path: 'events.0.payload.checkedInAt' }])
    expect(done('BOOKING_COMPLETED', { completedAt: '2026-03-01T12:00:00Z' })).toBe('accepted')
    // A sender whose clock runs ahead says both by it.
    const ahead = new Date('2026-03-01T13:00:00Z')
    expect(done('BOOKING_COMPLETED', { completedAt: ahead.toISOString() }, ahead)).toBe('accepted')
    expect(fieldsOf([event('BOOKING_COMPLETED', { bookingRef: 'b', completedAt: '2099-01-01T00:00:00Z' })])).toBe('accepted')
  })

  it('keeps to the digits of the currency', () => {
    expect(fieldsOf([event('BOOKING_REPRICED', { bookingRef: 'b', price: '12.5' })], { currency: 'JPY' })).toMatchObject([
      { message: 'must be a whole amount in this currency' },
    ])
    expect(fieldsOf([event('BOOKING_REPRICED', { bookingRef: 'b', price: '12.500' })], { currency: 'KWD' })).toBe('accepted')
  })

  it('limits a call', () => {
    const many = Array.from({ length: MAX_EVENTS_PER_CALL + 1 }, () => event('PROFILE_VIEWED', {}))
    expect(fieldsOf(many)).toMatchObject([{ path: 'events' }])
  })

  it('knows a payload for every event type', () => {
    expect(Object.keys(payloadSchemas('USD')).sort()).toEqual([...businessEventTypes].sort())
  })
})
