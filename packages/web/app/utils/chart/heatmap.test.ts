import { expect, it } from 'vitest'
import { heatColor, heatRows } from './heatmap'

const value = (weekday: number, hour: number, revenue: number, bookings = 1) => ({ weekday, hour, revenue, bookings })

it('a heat map has every hour of the week, from its first day on', () => {
  const rows = heatRows([value(1, 9, 50), value(7, 23, 100)], 'revenue', 7)
  expect(rows.map(({ weekday }) => weekday)).toEqual([7, 1, 2, 3, 4, 5, 6])
  expect(rows.every(({ spots }) => spots.length === 24)).toBe(true)
  expect(rows[0]?.spots[23]).toMatchObject({ strength: 1, revenue: 100 })
  expect(rows[1]?.spots[9]).toMatchObject({ strength: 0.5 })
  expect(rows[1]?.spots[10]).toMatchObject({ strength: 0, bookings: 0 })
})

it('nothing at all is nowhere strong', () => {
  expect(
    heatRows([], 'bookings')
      .flatMap(({ spots }) => spots)
      .every(({ strength }) => strength === 0),
  ).toBe(true)
})

it('a little never looks like nothing', () => {
  expect(heatColor(0)).not.toBe(heatColor(0.001))
  expect(heatColor(1)).toContain('100%')
})
