import { expect, it } from 'vitest'
import { standingAt } from './standing'

const DAY = 86_400_000
const now = Date.UTC(2026, 5, 1)
const daysAgo = (...days: number[]) => days.map(day => now - day * DAY).sort((a, b) => a - b)

it('is new until a completed booking started before', () => {
  expect(standingAt(now, [])).toBe('NEW')
  expect(standingAt(now, [now, now + DAY])).toBe('NEW')
})

it('is regular after one, at risk when the last one is more than 120 days ago', () => {
  expect(standingAt(now, daysAgo(120))).toBe('REGULAR')
  expect(standingAt(now, daysAgo(121))).toBe('AT_RISK')
})

it('is a VIP with ten in the 365 days before', () => {
  expect(standingAt(now, daysAgo(365, 300, 250, 200, 150, 100, 80, 60, 40, 20))).toBe('VIP')
  expect(standingAt(now, daysAgo(366, 300, 250, 200, 150, 100, 80, 60, 40, 20))).toBe('REGULAR')
})
