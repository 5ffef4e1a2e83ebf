import { describe, expect, it } from 'vitest'
import { mapColumns } from './mapping'

describe('columns', () => {
  it('are found by their headers, however these are spelled', () => {
    expect(mapColumns(['customer_id', 'date', 'units', 'amount'], {})).toEqual({ columns: { customerRef: 0, startsAt: 1, amount: 3 } })
    expect(mapColumns(['BookingID', 'Customer Name', 'E-Mail', 'Start Time', 'Start Date', 'Total', 'Status'], {})).toEqual({
      columns: { bookingRef: 0, customerName: 1, email: 2, startTime: 3, startsAt: 4, amount: 5, status: 6 },
    })
  })

  it('are those that the caller names, whatever the headers suggest', () => {
    expect(mapColumns(['Kunde', 'Tag', 'Betrag', 'date'], { customerRef: 'Kunde', startsAt: 'Tag', amount: 'betrag' })).toEqual({
      columns: { customerRef: 0, startsAt: 1, amount: 2 },
    })
    expect(mapColumns(['customer', 'date', 'amount', 'status'], { status: '-' })).toEqual({
      columns: { customerRef: 0, startsAt: 1, amount: 2 },
    })
  })

  it('that are missing are all named, with what the file has', () => {
    const mapping = mapColumns(['a', 'b'], { pony: 'a', amount: 'c' })
    expect(mapping).toHaveProperty('problems')
    const { problems } = mapping as { problems: string[] }
    expect(problems[0]).toContain('no field "pony"')
    expect(problems[1]).toContain('no column "c"; it has "a", "b"')
    expect(problems.slice(2)).toEqual([
      'No column tells when a booking was: say --map startsAt=HEADER with one of "a", "b".',
      'No column tells who the customer is: say --map customerRef=HEADER with one of "a", "b".',
      'No column tells what was paid: say --map amount=HEADER with one of "a", "b".',
    ])
  })

  it('with one header twice are refused when asked for by that header', () => {
    expect(mapColumns(['x', 'x', 'date', 'customer'], { amount: 'x' })).toMatchObject({
      problems: [expect.stringContaining('2 times'), expect.any(String)],
    })
  })
})
