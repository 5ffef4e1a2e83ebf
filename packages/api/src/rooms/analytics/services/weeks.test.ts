import { expect, it } from 'vitest'
import { judgedWeeks, weeksBefore } from './weeks'

it('26 stretches of seven days, the last of which ends with the day', () => {
  const weeks = weeksBefore('2026-03-21')
  expect(weeks).toHaveLength(26)
  expect(weeks[0]).toEqual({ start: '2025-09-21', end: '2025-09-27' })
  expect(weeks.at(-1)).toEqual({ start: '2026-03-15', end: '2026-03-21' })
})

it('a trend begins with the first booking and ends with the last week that is over', () => {
  expect(judgedWeeks([0, 0, 3, 0, 5], false)).toEqual([3, 0, 5])
  expect(judgedWeeks([0, 0, 3, 0, 5], true)).toEqual([3, 0])
  expect(judgedWeeks([0, 0, 1], true)).toEqual([])
})
