import { describe, expect, it } from 'vitest'
import { bookingRefOf, contentKey, importEventId } from './identity'
import { readRow, type ImportedBooking, type RowOptions } from './row'
import { rowEvents, untimely } from './row-events'

const options: RowOptions = {
  zone: 'America/New_York',
  defaultMinutes: 720,
  pattern: null,
  decimal: '.',
  service: 'Purchase',
  hide: text => `<${text}>`,
  width: 4,
  columns: { customerRef: 0, startsAt: 1, amount: 3 },
}
const read = (cells: string[], extra: Partial<RowOptions> = {}) => readRow(cells, { ...options, width: cells.length, ...extra })
const booking = (cells: string[], extra: Partial<RowOptions> = {}): ImportedBooking => {
  const row = read(cells, extra)
  if ('problem' in row) throw new Error(row.problem)
  return row.booking
}
const now = Date.parse('2026-11-23T12:00:00Z')

describe('a row', () => {
  it('of a purchase becomes a booking at noon of its day, free ones included', () => {
    expect(booking(['00004', '1997-01-01', '2', '0.00'])).toMatchObject({
      customer: { ref: '00004' },
      service: 'Purchase',
      amount: '0.00',
      startsAt: Date.parse('1997-01-01T17:00:00Z'),
      ref: null,
      status: null,
    })
  })

  it('with cells missing or too many is refused', () => {
    expect(readRow(['1', '1997-01-01', '2'], options)).toEqual({ problem: 'has 3 cells where the header has 4' })
  })

  it('without a customer, date or amount is refused with the reason', () => {
    expect(read(['', '1997-01-01', '1', '2.00'])).toEqual({ problem: 'no cell tells who the customer is' })
    expect(read(['7', '', '1', '2.00'])).toEqual({ problem: 'the date is empty' })
    expect(read(['7', '1997-01-01', '1', ' '])).toEqual({ problem: 'the amount is empty' })
  })

  it('names its customer by what there is: id, else e-mail, telephone, name', () => {
    const columns = { customerRef: 0, email: 1, phone: 2, customerName: 3, startsAt: 4, amount: 5 }
    const ref = (...who: string[]) => booking([...who, '2026-01-01', '1'], { columns }).customer.ref
    expect(ref('7', 'A@x.org', '55', 'Ann')).toBe('7')
    expect(ref('', 'A@x.org', '55', 'Ann')).toBe('<A@x.org>')
    expect(ref('', '', '55', 'Ann')).toBe('<55>')
    expect(ref('ann@x.org', '', '', 'Ann')).toBe('<ann@x.org>')
    expect(ref('', '', '', 'Ann')).toBe('<Ann>')
  })

  it('knows end, duration, status and source', () => {
    const columns = { customerRef: 0, startsAt: 1, amount: 2, durationMinutes: 3, status: 4, source: 5 }
    expect(booking(['7', '2026-01-05 09:00', '20', '90', 'No-Show', 'walk in'], { columns })).toMatchObject({
      endsAt: Date.parse('2026-01-05T15:30:00Z'),
      status: 'NO_SHOW',
      source: 'WALK_IN',
    })
    expect(booking(['7', '2026-01-05 09:00', '20', '', '', 'Groupon'], { columns })).toMatchObject({
      endsAt: null,
      status: null,
      source: 'OTHER',
    })
    expect(read(['7', '2026-01-05', '20', '', 'flown', ''], { columns })).toHaveProperty(
      'problem',
      expect.stringContaining('"flown" is not known'),
    )
    expect(read(['7', '2026-01-05', '20', 'long', '', ''], { columns })).toEqual({ problem: '"long" is not a duration in minutes' })
  })
})

describe('what a row stands for', () => {
  const types = (cells: string[], columns = options.columns) => rowEvents(booking(cells, { columns }), 'r', 1, now).map(event => event.type)

  it('is a completed booking in the past and an open one to come', () => {
    expect(types(['7', '1997-01-01', '1', '5'])).toEqual(['BOOKING_CREATED', 'BOOKING_COMPLETED'])
    expect(types(['7', '2027-01-01', '1', '5'])).toEqual(['BOOKING_CREATED'])
  })

  it('is completed only until somebody says otherwise, and never in the future', () => {
    const inferred = rowEvents(booking(['7', '1997-01-01', '1', '5']), 'r', 1, now)
    expect(inferred[1]!.occurredAt.getTime()).toBe(inferred[0]!.occurredAt.getTime() + 1)
    expect(inferred[1]!.payload.completedAt).toBeDefined()
    const stay = { ...booking(['7', '1997-01-01', '1', '5']), status: 'COMPLETED' as const, endsAt: now + 86_400_000 }
    expect(rowEvents(stay, 'r', 1, now)[1]!.occurredAt.getTime()).toBe(now)
  })

  it.each([
    ['cancelled', ['BOOKING_CREATED', 'BOOKING_CANCELLED']],
    ['no show', ['BOOKING_CREATED', 'BOOKING_NO_SHOW']],
    ['Confirmed', ['BOOKING_CREATED', 'BOOKING_CONFIRMED']],
    ['pending', ['BOOKING_CREATED']],
  ])('follows the status %s', (status, expected) => {
    expect(types(['7', '1997-01-01', status, '5'], { ...options.columns, status: 2 })).toEqual(expected)
  })

  it('cannot have happened yet when it is to come', () => {
    const columns = { ...options.columns, status: 2 }
    expect(untimely(booking(['7', '2027-01-01', 'completed', '5'], { columns }), now)).toContain('still to come')
    expect(untimely(booking(['7', '2027-01-01', 'pending', '5'], { columns }), now)).toBeNull()
  })
})

describe('identity', () => {
  const row = ['7', '1997-01-01', '1', '5.00']

  it('of equal rows is their content and the how-manieth they are', () => {
    expect(contentKey(booking(row))).toBe(contentKey(booking([...row])))
    expect(bookingRefOf(booking(row), 1)).not.toBe(bookingRefOf(booking(row), 2))
  })

  it('stays while the booking lives on: its status and notes are not part of it', () => {
    const known = booking(row)
    expect(contentKey({ ...known, status: 'CANCELLED', notes: 'rain' })).toBe(contentKey(known))
  })

  it('changes with anything else that the row says', () => {
    const other = [
      ['8', '1997-01-01', '1', '5.00'],
      ['7', '1997-01-02', '1', '5.00'],
      ['7', '1997-01-01', '1', '5.01'],
    ]
    for (const cells of other) expect(contentKey(booking(cells))).not.toBe(contentKey(booking(row)))
  })

  it("is the file's own name where it has one, and differs between providers and events", () => {
    expect(bookingRefOf(booking(['7', '1997-01-01', 'A-1', '5'], { columns: { ...options.columns, bookingRef: 2 } }), 3)).toBe('A-1')
    expect(importEventId(1, 'A-1', 'BOOKING_CREATED')).toBe(importEventId(1, 'A-1', 'BOOKING_CREATED'))
    expect(
      new Set([
        importEventId(1, 'A-1', 'BOOKING_CREATED'),
        importEventId(2, 'A-1', 'BOOKING_CREATED'),
        importEventId(1, 'A-1', 'BOOKING_COMPLETED'),
      ]).size,
    ).toBe(3)
  })
})
