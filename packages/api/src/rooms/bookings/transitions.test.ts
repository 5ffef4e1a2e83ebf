import { bookingStatuses } from '@dashboard/schema/vocabulary'
import { describe, expect, it } from 'vitest'
import type { Action } from './transitions'
import { changeInstant, refundable, refusal } from './transitions'

const now = new Date('2026-11-22T12:00:00Z')
const began = new Date('2026-11-22T11:00:00Z')
const later = new Date('2026-11-22T13:00:00Z')

/** Which statuses allow each action, for a booking that has begun and is not checked in. */
const allowed: Record<Action, readonly string[]> = {
  confirm: ['PENDING'],
  checkIn: ['PENDING', 'CONFIRMED'],
  complete: ['PENDING', 'CONFIRMED'],
  cancel: ['PENDING', 'CONFIRMED'],
  markNoShow: ['PENDING', 'CONFIRMED'],
  reopen: ['COMPLETED', 'CANCELLED', 'NO_SHOW'],
  refund: ['COMPLETED'],
  reschedule: ['PENDING', 'CONFIRMED'],
  reprice: ['PENDING', 'CONFIRMED'],
  reassign: ['PENDING', 'CONFIRMED', 'COMPLETED'],
}

describe('refusal', () => {
  it.each(Object.entries(allowed))('lets one %s only from %j, and else says the next step', (action, statuses) => {
    for (const status of bookingStatuses) {
      const reason = refusal(action as Action, { status, startsAt: began, checkedInAt: null }, now)
      if (statuses.includes(status)) expect(reason).toBeNull()
      else expect(reason).toMatch(/^(This|Nothing) .*\.$/)
    }
  })

  it('takes nobody for a no-show who may still come, or who came', () => {
    expect(refusal('markNoShow', { status: 'CONFIRMED', startsAt: later, checkedInAt: null }, now)).toContain('Cancel it instead')
    expect(refusal('markNoShow', { status: 'CONFIRMED', startsAt: began, checkedInAt: began }, now)).toContain('Undo the check-in')
  })

  it('undoes a check-in of an open booking, and checks in once', () => {
    expect(refusal('reopen', { status: 'PENDING', startsAt: began, checkedInAt: began }, now)).toBeNull()
    expect(refusal('checkIn', { status: 'PENDING', startsAt: began, checkedInAt: began }, now)).toContain('already')
  })
})

describe('refundable', () => {
  it('is what was charged less what went back, never below zero', () => {
    expect(refundable({ agreedPrice: '40', finalPrice: null, refunded: '15.5' })).toBe('24.5')
    expect(refundable({ agreedPrice: '40', finalPrice: '50', refunded: '0' })).toBe('50')
    expect(refundable({ agreedPrice: '40', finalPrice: '10', refunded: '20' })).toBe('0')
  })
})

describe('changeInstant', () => {
  it('is now, unless an event is stamped later', () => {
    expect(changeInstant(now, null)).toEqual(now)
    expect(changeInstant(now, began)).toEqual(now)
    expect(changeInstant(now, now).getTime()).toBe(now.getTime() + 1)
    expect(changeInstant(now, later).getTime()).toBe(later.getTime() + 1)
  })
})
