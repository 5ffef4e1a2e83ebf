import { expect, it } from 'vitest'
import { activityKept, newestFirst } from './activity'

const item = (id: string, at: string, version = '1') => ({ id, at, version })

it('what happened is listed once, newest first', () => {
  const list = newestFirst([
    item('a', '2026-11-23T10:00:00Z'),
    item('b', '2026-11-23T11:00:00Z'),
    item('a', '2026-11-23T10:00:00Z'),
    item('c', '2026-11-23T11:00:00Z', '2'),
  ])
  expect(list.map(each => each.id)).toEqual(['c', 'b', 'a'])
})

it('the list does not grow without bound', () => {
  const many = Array.from({ length: 100 }, (_, index) => item(`i${index}`, `2026-11-23T10:00:00Z`, String(index)))
  expect(newestFirst(many)).toHaveLength(activityKept)
  expect(newestFirst([])).toEqual([])
})
