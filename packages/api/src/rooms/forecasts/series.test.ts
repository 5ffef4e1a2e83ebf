import { expect, it } from 'vitest'
import { seriesOf } from './series'

const row = (name: string, date: string, value: string) => ({ name, date, value })

it('a series begins on the first day that is not 0, has no gaps, and ends where it is told to', () => {
  const rows = [
    row('revenue.earned', '2026-03-01', '0'),
    row('revenue.earned', '2026-03-02', '10.10'),
    row('revenue.refunded', '2026-03-04', '0.30'),
    row('revenue.earned', '2026-03-04', '20.20'),
    row('bookings.completed', '2026-03-03', '4'),
  ]
  expect(seriesOf(rows, 'revenue', '2026-03-05')).toEqual({ from: '2026-03-02', to: '2026-03-05', values: [10.1, 0, 19.9, 0] })
  expect(seriesOf(rows, 'bookings.completed', '2026-03-03')).toEqual({ from: '2026-03-03', to: '2026-03-03', values: [4] })
})

it('there is none where nothing ever was', () => {
  expect(seriesOf([row('revenue.earned', '2026-03-01', '0')], 'revenue', '2026-03-05')).toBeNull()
})
