import { expect, test } from 'vitest'
import { daysBetween } from '../../../core/calendar'
import { cohortMonths, isMonthRunning, windowsOn } from './windows'

test('the windows are two times ninety days that are over', () => {
  const { asOf, previous, window } = windowsOn('2026-03-01')
  expect([asOf, window.end, window.start, previous.end, previous.start]).toEqual([
    '2026-02-28',
    '2026-02-28',
    '2025-12-01',
    '2025-11-30',
    '2025-09-02',
  ])
  expect(daysBetween(window.start, window.end)).toBe(89)
  expect(daysBetween(previous.start, previous.end)).toBe(89)
})

test('there are two years of months, up to that of the day', () => {
  const months = cohortMonths('2026-02-28')
  expect(months).toHaveLength(24)
  expect([months[0], months[1], months[23]]).toEqual(['2024-03-01', '2024-04-01', '2026-02-01'])
})

test('a month runs until its last day is over', () => {
  expect(isMonthRunning('2026-02-27')).toBe(true)
  expect(isMonthRunning('2026-02-28')).toBe(false)
  expect(isMonthRunning('2024-02-28')).toBe(true)
})
