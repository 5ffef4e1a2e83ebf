import { expect, it } from 'vitest'
import { kpiLink, sliceCondition } from './kpi-links'

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

it('a part of a metric opens the bookings of that part', () => {
  const id = '0c8f9f7e-4e0a-4e55-9d0b-2f1d7a6a4b11'
  expect(kpiLink('bookings.due', shown, null, sliceCondition('SERVICE', id) ?? {})?.query).toEqual({
    from: '2026-11-01',
    to: '2026-11-23',
    service: id,
  })
  expect(sliceCondition('SOURCE', 'SOCIAL')).toEqual({ source: 'SOCIAL' })
  expect(sliceCondition('SOURCE', 'NONE')).toBeNull()
  expect(sliceCondition('TEAM_MEMBER', 'NONE')).toEqual({ isUnassigned: true })
  expect(sliceCondition('CUSTOMER_SEGMENT', 'VIP')).toBeNull()
})

it('a KPI that nobody knows opens nothing', () => {
  expect(kpiLink('constructor-of-worlds', shown, 'MONTH')).toBeNull()
  expect(kpiLink('constructor', shown, 'MONTH')).toBeNull()
})
