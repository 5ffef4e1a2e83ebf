import { expect, test } from 'vitest'
import { cohortsOf } from './cohorts'

/**
 * By hand. January: Ada, Bob, Cy and Dee are new; Ada and Bob come in February, Ada, Bob and Cy in March.
 * February: nobody is new. March: Eve is.
 */
const months = ['2026-01-01', '2026-02-01', '2026-03-01']
const rows = [
  { first: 2, visitors: [0, 0, 1] },
  { first: 0, visitors: [4, 2, 3] },
]

test('a triangle has a share for every month from the first on', () => {
  expect(cohortsOf(months, rows, true)).toEqual([
    { month: '2026-01-01', size: 4, retained: [1, 0.5, 0.75], isLastPartial: true },
    { month: '2026-02-01', size: 0, retained: [], isLastPartial: false },
    { month: '2026-03-01', size: 1, retained: [1], isLastPartial: true },
  ])
})

test('a month that is over is no partial one', () => {
  expect(cohortsOf(months, rows, false).map(({ isLastPartial }) => isLastPartial)).toEqual([false, false, false])
})

test('without anybody every month is empty', () => {
  expect(cohortsOf(months, [], true).map(({ size, retained }) => [size, retained])).toEqual([
    [0, []],
    [0, []],
    [0, []],
  ])
})
