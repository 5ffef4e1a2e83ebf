import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compare } from '../../../core/money'
import type { Part } from './breakdown'
import { slicesOf } from './breakdown'

const part = (key: string, revenue: string, bookings = 1): Part => ({
  key,
  label: key,
  earned: revenue,
  revenue,
  bookings,
  previousRevenue: null,
})
const totalsOf = (parts: Part[]) => ({
  earned: add(...parts.map(({ earned }) => earned)),
  revenue: add(...parts.map(({ revenue }) => revenue)),
  bookings: parts.reduce((sum, { bookings }) => sum + bookings, 0),
  previousRevenue: null,
})

test('the greatest come first, the rest is together', () => {
  const parts = [part('a', '10.10'), part('b', '30'), part('c', '20.05'), part('d', '39.85')]
  expect(slicesOf(parts, totalsOf(parts), 2, 'Others').map(({ key, revenue, share, isRest }) => [key, revenue, share, isRest])).toEqual([
    ['d', '39.85', 0.3985, false],
    ['b', '30', 0.3, false],
    [null, '30.15', 0.3015, true],
  ])
})

test('without others there is no rest, and of nothing no share', () => {
  expect(slicesOf([part('a', '5')], totalsOf([part('a', '5')]), 10, 'Others')).toHaveLength(1)
  expect(slicesOf([part('a', '-5')], totalsOf([part('a', '-5')]), 10, 'Others')[0]!.share).toBeNull()
  expect(slicesOf([], totalsOf([]), 10, 'Others')).toEqual([])
})

test('the slices add up to the total, whatever they are', () => {
  const amounts = fc.array(
    fc.integer({ min: -10_000, max: 1_000_000 }).map(cents => (cents / 100).toFixed(2)),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 20 }), (list, most) => {
      const parts = list.map((amount, index) => part(`p${index}`, amount))
      const totals = totalsOf(parts)
      const slices = slicesOf(parts, totals, most, 'Others')
      expect(compare(add(...slices.map(({ revenue }) => revenue)), totals.revenue)).toBe(0)
      expect(slices.reduce((sum, { bookings }) => sum + bookings, 0)).toBe(totals.bookings)
    }),
  )
})
