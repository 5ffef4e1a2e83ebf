import { expect, it } from 'vitest'
import { weeksBefore } from './weeks'

it('26 stretches of seven days, the last of which ends with the day', () => {
  const weeks = weeksBefore('2026-03-21')
  expect(weeks).toHaveLength(26)
  expect(weeks[0]).toEqual({ start: '2025-09-21', end: '2025-09-27' })
  expect(weeks.at(-1)).toEqual({ start: '2026-03-15', end: '2026-03-21' })
})
