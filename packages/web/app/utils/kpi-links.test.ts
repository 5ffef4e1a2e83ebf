import { expect, it } from 'vitest'
import { kpiLink } from './kpi-links'

const shown = { start: '2026-11-01', end: '2026-11-23' }

it('a KPI opens the bookings that it was formed from, by the same date', () => {
  expect(kpiLink('revenue', shown, 'MONTH')).toEqual({
    path: '/bookings',
    query: { status: 'COMPLETED', basis: 'COMPLETED_AT', from: '2026-11-01', to: '2026-11-23' },
  })
  expect(kpiLink('bookings', shown, 'MONTH')?.query).toEqual({ basis: 'BOOKED_AT', from: '2026-11-01', to: '2026-11-23' })
})

it('pending revenue opens the days to come too', () => {
  expect(kpiLink('pendingRevenue', shown, 'MONTH')?.query).toMatchObject({ to: '2026-11-30', status: 'PENDING,CONFIRMED' })
  expect(kpiLink('pendingRevenue', shown, null)?.query).toMatchObject({ to: '2026-11-23' })
})

it('a KPI that nobody knows opens nothing', () => {
  expect(kpiLink('constructor-of-worlds', shown, 'MONTH')).toBeNull()
})
