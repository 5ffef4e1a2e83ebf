import { describe, expect, it } from 'vitest'
import { createFormat } from './format'
import { partAddress, partsTable } from './revenue-parts'

const span = { start: '2026-11-01', end: '2026-11-23' }
const id = '0c8f9f7e-4e0a-4e55-9d0b-2f1d7a6a4b11'
const earned = { status: 'COMPLETED', basis: 'COMPLETED_AT', from: '2026-11-01', to: '2026-11-23' }

describe('what is behind a part', () => {
  it.each([
    ['SERVICE', id, { ...earned, service: id }],
    ['CUSTOMER', id, { ...earned, customer: id }],
    ['DAY', '2026-11-05', { ...earned, from: '2026-11-05', to: '2026-11-05' }],
    ['SOURCE', 'WALK_IN', { ...earned, source: 'WALK_IN' }],
  ] as const)('%s', (by, key, query) => {
    expect(partAddress(by, { key, isRest: false }, span)).toEqual({ path: '/bookings', query })
  })

  it('is nothing for the rest, and for channels that nobody told', () => {
    expect(partAddress('SERVICE', { key: null, isRest: true }, span)).toBeNull()
    expect(partAddress('SOURCE', { key: 'NONE', isRest: false }, span)).toBeNull()
  })
})

it('the table keeps amounts exact', () => {
  const format = createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'USD' })
  const money = (amount: string) => ({ amount, currency: 'USD' })
  const part = { label: 'Bath', revenue: money('100.10'), previousRevenue: money('200.20'), bookings: 3, share: 0.25, link: null }
  expect(partsTable('Service', [part], format).rows[0]?.cells.map(({ value }) => value)).toEqual([
    undefined,
    '100.10',
    25,
    3,
    '200.20',
    -50,
  ])
})
