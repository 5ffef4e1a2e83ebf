import { expect, test } from 'vitest'
import type { Window } from '../../core/period'
import { comparedSteps, stepsOf } from './steps'

const window = (start: string, end: string, isPartial = false): Window => ({ start, end, wholeEnd: end, period: null, isPartial })

test('weeks are cut at the ends of the window, and only the last is unfinished', () => {
  expect(stepsOf(window('2026-03-04', '2026-03-17', true), 'WEEK', 1)).toEqual([
    { start: '2026-03-04', end: '2026-03-08', isPartial: false },
    { start: '2026-03-09', end: '2026-03-15', isPartial: false },
    { start: '2026-03-16', end: '2026-03-17', isPartial: true },
  ])
})

test('compared steps lie as far from their beginning, and end where the compared days do', () => {
  const whole = window('2026-03-01', '2026-03-31')
  const steps = stepsOf(whole, 'WEEK', 1)
  expect(comparedSteps(steps, whole, { start: '2026-02-01', end: '2026-02-28' }, 'WEEK')).toEqual([
    { start: '2026-02-01', end: '2026-02-01' },
    { start: '2026-02-02', end: '2026-02-08' },
    { start: '2026-02-09', end: '2026-02-15' },
    { start: '2026-02-16', end: '2026-02-22' },
    { start: '2026-02-23', end: '2026-02-28' },
  ])
})

test('months stand beside months, however long they are', () => {
  const whole = window('2026-02-01', '2026-03-15', true)
  const steps = stepsOf(whole, 'MONTH', 1)
  expect(comparedSteps(steps, whole, { start: '2025-12-01', end: '2026-01-15' }, 'MONTH').map(({ start, end }) => [start, end])).toEqual([
    ['2025-12-01', '2025-12-31'],
    ['2026-01-01', '2026-01-15'],
  ])
})
