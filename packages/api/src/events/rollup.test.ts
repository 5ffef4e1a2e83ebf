import { businessEventTypes } from '@dashboard/schema/vocabulary'
import { describe, expect, it } from 'vitest'
import { fromUnits } from '../core/money'
import { foldBooking } from './booking-state'
import type { Cells } from './cells'
import { noCells } from './cells'
import type { CustomerWindow } from './customer-window'
import { addDifference, relationshipChange } from './customer-window'
import { measures } from './measures'
import type { ValidEvent } from './payload'
import { addEvent } from './rollup'
import { bookingEventTypes } from './booking-events'

const ZONE = 'America/New_York'
let next = 0
const event = (type: ValidEvent['type'], occurredAt: string, payload: object = {}): ValidEvent =>
  ({
    id: `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`,
    type,
    occurredAt: new Date(occurredAt),
    payload: { bookingRef: 'b', ...payload },
  }) as ValidEvent
const created = (occurredAt: string, startsAt: string, price: string) =>
  event('BOOKING_CREATED', occurredAt, {
    customer: { ref: 'c' },
    service: { ref: 's' },
    startsAt,
    endsAt: '2026-12-31T00:00:00.000Z',
    price,
    source: 'SEARCH',
  })

const fresh = (history: number[] = []): CustomerWindow => ({
  providerId: 1,
  customerId: 'c',
  since: 0,
  history,
  relationship: null,
  bookings: [],
})
const totals = (cells: Cells) =>
  Object.fromEntries(
    [...cells.daily.values()]
      .filter(row => row.dimension === 'TOTAL')
      .flatMap(row => row.sums.flatMap((sum, index) => (sum ? [[`${measures[index]?.name} ${row.day}`, fromUnits(sum)]] : []))),
  )
const cellsOf = (...events: ValidEvent[]) => {
  const cells = noCells(1)
  const booking = foldBooking(1, null, events)
  addDifference(cells, fresh(), booking ? [booking] : [], ZONE)
  return cells
}

describe('rollups', () => {
  // Booked 28 Feb 23:30 in New York (1 March 04:30 UTC), due 8 March, the night on which the clock skips 02:00–03:00.
  const log = [
    created('2026-03-01T04:30:00Z', '2026-03-08T06:59:00.000Z', '40'),
    event('BOOKING_COMPLETED', '2026-03-09T03:59:59Z', { price: '45.50' }),
  ]

  it('count a new booking on the local days on which it was booked and is due', () => {
    expect(totals(cellsOf(...log.slice(0, 1)))).toEqual({
      'bookings.count 2026-02-28': '1',
      'bookings.value 2026-02-28': '40',
      // 7 days and 2:29 hours.
      'bookings.leadMinutes 2026-02-28': '10229',
      'bookings.due 2026-03-08': '1',
      'bookings.open 2026-03-08': '1',
      'revenue.pending 2026-03-08': '40',
    })
  })

  it('turn what was pending into what was earned, on the day of completion', () => {
    expect(totals(cellsOf(...log))).toEqual({
      'bookings.count 2026-02-28': '1',
      'bookings.value 2026-02-28': '40',
      'bookings.leadMinutes 2026-02-28': '10229',
      'bookings.due 2026-03-08': '1',
      'bookings.completed 2026-03-08': '1',
      'revenue.earned 2026-03-08': '45.5',
      'customers.new 2026-03-08': '1',
    })
    expect([...cellsOf(...log).hourly.values()]).toEqual([
      { providerId: 1, day: '2026-03-08', hour: 1, bookings: 10_000n, revenue: 455_000n },
    ])
  })

  it('keep how long a visit was planned and how long it took, where the check-in is known', () => {
    const visit = [
      event('BOOKING_CREATED', '2026-03-01T12:00:00Z', {
        customer: { ref: 'c' },
        service: { ref: 's' },
        startsAt: '2026-03-02T15:00:00.000Z',
        endsAt: '2026-03-02T16:00:00.000Z',
        price: '40',
        source: 'SEARCH',
      }),
      event('BOOKING_COMPLETED', '2026-03-02T16:20:30Z'),
    ]
    const sums = totals(cellsOf(...visit))
    expect(sums['bookings.minutes 2026-03-02']).toBe('60')
    expect(sums['bookings.timed 2026-03-02']).toBeUndefined()
    const timed = totals(cellsOf(...visit, event('BOOKING_CHECKED_IN', '2026-03-02T15:10:00Z')))
    expect(timed).toMatchObject({
      'bookings.timed 2026-03-02': '1',
      'bookings.plannedMinutes 2026-03-02': '60',
      'bookings.actualMinutes 2026-03-02': '70.5',
    })
    // Checked in after it was completed: nobody knows how long it took.
    expect(totals(cellsOf(...visit, event('BOOKING_CHECKED_IN', '2026-03-02T17:00:00Z')))['bookings.timed 2026-03-02']).toBeUndefined()
  })

  it('count answers of 9 and 10 as promoters, 0 to 6 as detractors, by the member whom they are about', () => {
    const cells = noCells(1)
    const answer = (score: number | undefined, type = 'NPS') =>
      addEvent(cells, event('FEEDBACK_RECEIVED', '2026-03-01T12:00:00Z', { type, score, customer: { ref: 'c' }, memberRef: 'Eve' }), ZONE)
    for (const score of [0, 6, 7, 8, 9, 10, undefined]) answer(score)
    answer(5, 'SURVEY')
    expect(totals(cells)).toMatchObject({
      'feedback.count 2026-03-01': '8',
      'nps.responses 2026-03-01': '6',
      'nps.promoters 2026-03-01': '2',
      'nps.detractors 2026-03-01': '2',
    })
    const ofMember = [...cells.daily.values()].find(row => row.dimension === 'TEAM_MEMBER')
    expect(ofMember?.sums[measures.findIndex(({ name }) => name === 'nps.responses')]).toBe(60_000n)
  })

  it('add up to the total in every dimension', () => {
    const cells = cellsOf(...log, event('REVIEW_RECEIVED', '2026-03-10T12:00:00Z', { rating: 4 }))
    addEvent(
      cells,
      { ...event('REVIEW_RECEIVED', '2026-03-10T12:00:00Z'), payload: { customer: { ref: 'x' }, rating: 2 } } as ValidEvent,
      ZONE,
    )
    const sums = (dimension: string) => {
      const all = measures.map(() => 0n)
      for (const row of cells.daily.values())
        if (row.dimension === dimension) row.sums.forEach((sum, index) => (all[index] = (all[index] ?? 0n) + (sum ?? 0n)))
      return all
    }
    for (const dimension of ['SERVICE', 'TEAM_MEMBER', 'SOURCE', 'CUSTOMER_SEGMENT']) expect(sums(dimension)).toEqual(sums('TOTAL'))
  })

  it('leave nothing behind when a change is taken back', () => {
    const cells = noCells(1)
    const before = foldBooking(1, null, log)
    if (!before) throw new Error('no booking')
    const window = { ...fresh(), bookings: [before] }
    const after = foldBooking(1, before, [event('BOOKING_CANCELLED', '2026-03-10T00:00:00Z')])
    if (!after) throw new Error('no booking')
    addDifference(cells, window, [after], ZONE)
    addDifference(cells, { ...window, bookings: [after] }, [before], ZONE)
    expect(totals(cells)).toEqual({})
  })

  it('move a later booking of the customer to another standing when an earlier one completes', () => {
    const later = foldBooking(1, null, [created('2026-03-01T12:00:00Z', '2026-03-20T12:00:00.000Z', '10')])
    const done = foldBooking(1, null, log)
    if (!later || !done) throw new Error('no booking')
    const cells = noCells(1)
    const open = { ...later, id: 'later' }
    addDifference(cells, { ...fresh(), bookings: [open] }, [open, done], ZONE)
    const due = measures.findIndex(({ name }) => name === 'bookings.due')
    const standings = [...cells.daily.values()].filter(row => row.dimension === 'CUSTOMER_SEGMENT' && row.day === '2026-03-20')
    expect(standings.map(row => [row.value, row.sums[due]])).toEqual(
      expect.arrayContaining([
        ['NEW', -10_000n],
        ['REGULAR', 10_000n],
      ]),
    )
  })

  it('set the ends of a relationship from the window and what was before it', () => {
    const done = foldBooking(1, null, log)
    if (!done) throw new Error('no booking')
    const stored = { bookings: 3, spent: 30_000n, firstAt: 20, lastAt: 50 }
    expect(relationshipChange({ ...fresh([50]), since: 100, relationship: stored }, [done])).toEqual({
      providerId: 1,
      customerId: 'c',
      relationship: { bookings: 4, spent: 485_000n, firstAt: 20, lastAt: done.startsAt },
    })
    const only = {
      ...fresh(),
      bookings: [done],
      relationship: { bookings: 1, spent: 455_000n, firstAt: done.startsAt, lastAt: done.startsAt },
    }
    expect(relationshipChange(only, [done])).toBeUndefined()
    expect(relationshipChange(only, [])).toEqual({ providerId: 1, customerId: 'c', relationship: null })
  })

  it('count every event type, or carry it in a booking or a profile', () => {
    for (const type of businessEventTypes) {
      const cells = noCells(1)
      const payload =
        type === 'CUSTOMER_JOINED' ? { customer: { ref: 'c', name: 'C' } } : { rating: 5, bookingRef: undefined, customer: { ref: 'c' } }
      addEvent(cells, event(type, '2026-03-01T12:00:00Z', payload), ZONE)
      const carried = type === 'CUSTOMER_UPDATED' || (bookingEventTypes as readonly string[]).includes(type)
      expect([type, cells.daily.size > 0]).toEqual([type, !carried])
    }
  })
})
