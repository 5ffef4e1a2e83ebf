import { expect, it } from 'vitest'
import { asksOf, criteriaOf, criteriaWords } from './customer-criteria'
import { createFormat } from './format'

const writing = { format: createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'EUR' }), names: { 'id-1': 'Bath' } }
const said = (criteria: Parameters<typeof criteriaWords>[0]) => criteriaWords(criteria, writing)

it.each([
  [{ field: 'CHURN_RISK', operator: 'GT', value: 0.7 }, 'Churn risk above 70 %'],
  [{ field: 'TOTAL_SPENT', operator: 'GTE', value: '500' }, 'Total spent at least €500.00'],
  [{ field: 'DAYS_SINCE_LAST_BOOKING', operator: 'GT', value: 30 }, 'Days since last booking above 30'],
  [{ field: 'DAYS_SINCE_LAST_BOOKING', operator: 'BETWEEN', value: [30, 60] }, 'Days since last booking between 30 and 60'],
  [{ field: 'FIRST_BOOKING_DATE', operator: 'LT', value: '2026-03-01' }, 'First booking before Mar 1, 2026'],
  [{ field: 'RFM_SEGMENT', operator: 'IN', value: ['CHAMPIONS', 'LOYAL'] }, 'RFM segment is one of Champions, Loyal customers'],
  [{ field: 'PREFERRED_SERVICE', operator: 'EQ', value: 'id-1' }, 'Preferred service is Bath'],
  [{ field: 'TAG', operator: 'NEQ', value: 'gentle' }, 'Tag is not “gentle”'],
  [{ field: 'HAS_UPCOMING_BOOKING', operator: 'EQ', value: false }, 'Has no upcoming booking'],
  [{ field: 'REACHABLE_BY_EMAIL', operator: 'NEQ', value: false }, 'Reachable by e-mail'],
] as const)('%j is said in English', (criteria, text) => {
  expect(said(criteria as Parameters<typeof criteriaWords>[0])).toBe(text)
})

it('a field is found at any depth', () => {
  const tag = { field: 'TAG' as const, operator: 'EQ' as const, value: 'a' }
  expect(asksOf({ all: [{ not: { any: [tag] } }] }, 'TAG')).toBe(true)
  expect(asksOf({ all: [{ not: { any: [tag] } }] }, 'CHURN_RISK')).toBe(false)
})

it('inner groups stand in brackets; an empty group says whom it means', () => {
  const tag = (value: string) => ({ field: 'TAG' as const, operator: 'EQ' as const, value })
  expect(said({ all: [{ any: [tag('a'), tag('b')] }, { not: tag('c') }] })).toBe('(tag is “a” or tag is “b”) and not tag is “c”')
  expect(said({ all: [] })).toBe('Everybody')
  expect(said({ any: [] })).toBe('Nobody')
})

it.each(['', 'null', '[]', '{}', '{"all":{}}', '{"field":"LUCK","operator":"EQ"}', '{"not":[]}'])('%j is no criteria', json => {
  expect(criteriaOf(json)).toBeNull()
})
