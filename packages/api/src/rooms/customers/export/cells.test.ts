import { describe, expect, it } from 'vitest'
import { csvCells, formatsOf, sheetCells, titlesOf, type Writing } from './cells'

const writing = (changes: Partial<Writing> = {}): Writing => ({
  fields: ['LAST_BOOKING_AT', 'TOTAL_SPENT', 'CHURN_RISK', 'EMAIL_CONSENT', 'TAGS', 'EMAIL'],
  timeZone: 'Asia/Kolkata',
  currency: 'EUR',
  open: (kind, text) => `${kind} ${text}`,
  ...changes,
})
const row = {
  LAST_BOOKING_AT: new Date('2026-03-28T20:45:30Z'),
  TOTAL_SPENT: '1234.5650',
  CHURN_RISK: '0.4321',
  EMAIL_CONSENT: false,
  TAGS: ['calm', 'big'],
  EMAIL: 'sealed',
}

describe('a row', () => {
  it('for CSV is text: the wall clock of the zone, amounts with the digits of the currency', () => {
    expect(csvCells(row, writing())).toEqual(['2026-03-29 02:15', '1234.57', '0.4321', 'no', 'calm, big', 'email sealed'])
  })

  it('for a sheet has numbers and dates', () => {
    expect(sheetCells(row, writing())).toEqual([new Date('2026-03-29T02:15:30Z'), 1234.57, 0.4321, 'no', 'calm, big', 'email sealed'])
  })

  it('is empty where nothing is known, and cut where Excel would refuse it', () => {
    const fields = ['NAME', 'LIFETIME_VALUE', 'SMS_CONSENT'] as const
    expect(csvCells({ NAME: null }, writing({ fields }))).toEqual([null, null, null])
    expect(sheetCells({ NAME: 'x'.repeat(40_000), LIFETIME_VALUE: null }, writing({ fields }))).toEqual(['x'.repeat(32_767), null, null])
  })

  it.each([
    ['JPY', '1235', '[$JPY] #,##0'],
    ['KWD', '1234.565', '[$KWD] #,##0.000'],
  ])('has as many digits as %s has', (currency, amount, format) => {
    const fields = ['TOTAL_SPENT'] as const
    expect(csvCells(row, writing({ fields, currency }))).toEqual([amount])
    expect(formatsOf(writing({ fields, currency }))).toEqual([format])
  })
})

it('titles say currency and zone', () => {
  expect(titlesOf(writing()).slice(0, 4)).toEqual(['Last booking (Asia/Kolkata)', 'Spent (EUR)', 'Churn risk', 'Agreed to e-mail'])
})
