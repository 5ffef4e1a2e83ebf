import { describe, expect, it } from 'vitest'
import type { Sealed } from '../core/sealed'
import type { ValidEvent } from './payload'
import { parseEvents } from './parse'
import { namesPersonally, sealedEvent } from './sealing'

const seals = { seal: (kind: string, text: string) => `<${kind} ${text}>` as Sealed, hide: (ref: string) => `<hidden ${ref}>` }

const event = (type: ValidEvent['type'], payload: object): ValidEvent =>
  parseEvents([{ id: '00000000-0000-4000-8000-000000000001', type, occurredAt: new Date('2026-03-01T12:00:00Z'), payload }], {
    currency: 'EUR',
  })[0]!

const booking = (over: object) =>
  event('BOOKING_CREATED', {
    bookingRef: 'b1',
    service: { ref: 'bath' },
    startsAt: '2026-03-02T12:00:00Z',
    customer: { ref: 'c1' },
    ...over,
  })

const sealed = (told: ValidEvent) => sealedEvent(told, seals).payload as Record<string, unknown>

describe('an event that is kept', () => {
  it('has contact and notes sealed, names and figures as they are', () => {
    const told = booking({ customer: { ref: 'c1', name: 'Ann', email: 'ann@example.com', phone: '030 1' }, notes: 'bites', price: '5' })
    expect(sealed(told)).toMatchObject({
      customer: { ref: 'c1', name: 'Ann', email: '<email ann@example.com>', phone: '<phone 030 1>' },
      notes: '<note bites>',
      price: '5',
    })
  })

  it('is the same where nothing of it is personal', () => {
    for (const told of [booking({ memberRef: 'Eve' }), event('BOOKING_NO_SHOW', { bookingRef: 'b1' }), event('PROFILE_VIEWED', {})])
      expect(sealedEvent(told, seals)).toBe(told)
  })

  it('names nobody by an address or a number, and keeps that as the contact of those it introduces', () => {
    const told = booking({ customer: { ref: 'ann@example.com', phone: '030 1' }, memberRef: 'eve@example.com' })
    expect(namesPersonally(told)).toBe(true)
    expect(sealed(told)).toMatchObject({
      customer: { ref: '<hidden ann@example.com>', email: '<email ann@example.com>', phone: '<phone 030 1>' },
      memberRef: '<hidden eve@example.com>',
    })
    const review = event('REVIEW_RECEIVED', { customer: { ref: '+49 30 12345678' }, rating: 5, text: 'fine' })
    expect(sealed(review)).toEqual({ customer: { ref: '<hidden +49 30 12345678>' }, rating: 5, text: 'fine' })
  })

  it('has a contact that was told, rather than the one that the ref is', () => {
    expect(sealed(booking({ customer: { ref: 'ann@example.com', email: 'ann@work.example' } }))).toMatchObject({
      customer: { ref: '<hidden ann@example.com>', email: '<email ann@work.example>' },
    })
  })

  it('takes an address for no name', () => {
    expect(sealed(booking({ customer: { ref: 'c1', name: 'ann@example.com' } })).customer).toEqual({
      ref: 'c1',
      email: '<email ann@example.com>',
    })
  })

  it('has what somebody asked sealed', () => {
    expect(sealed(event('INQUIRY_RECEIVED', { text: 'Call me: 030 1' }))).toEqual({ text: '<message Call me: 030 1>' })
  })
})
