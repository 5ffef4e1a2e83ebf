import { expect, it } from 'vitest'
import { bridgeAddress } from './bridge-links'

const span = { start: '2026-10-01', end: '2026-10-31' }

it.each([
  ['BOOKED', { basis: 'BOOKED_AT' }],
  ['CANCELLED', { basis: 'BOOKED_AT', status: 'CANCELLED' }],
  ['STILL_OPEN', { basis: 'BOOKED_AT', status: 'PENDING,CONFIRMED' }],
  ['COMPLETED', { basis: 'COMPLETED_AT', status: 'COMPLETED' }],
  ['REFUNDED', { basis: 'REFUNDED_AT' }],
])('%s opens its bookings', (step, query) => {
  expect(bridgeAddress(step, span)).toEqual({ path: '/bookings', query: { ...query, from: '2026-10-01', to: '2026-10-31' } })
})

it('what no list can show opens nothing', () => {
  expect(bridgeAddress('PRICE_CHANGES', span)).toBeNull()
})
