import { expect, it } from 'vitest'
import { bookingDays, nearDay } from './booking-days'

it('rows of a day stay together, in their order', () => {
  const rows = ['2026-11-23 a', '2026-11-23 b', '2026-11-24 c']
  expect(bookingDays(rows, row => row.slice(0, 10))).toEqual([
    { date: '2026-11-23', rows: ['2026-11-23 a', '2026-11-23 b'] },
    { date: '2026-11-24', rows: ['2026-11-24 c'] },
  ])
  expect(bookingDays([], String)).toEqual([])
})

it('near days have names', () => {
  const names = ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03'].map(date => nearDay(date, '2026-11-01'))
  expect(names).toEqual(['Yesterday', 'Today', 'Tomorrow', null])
})
