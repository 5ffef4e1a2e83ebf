import { describe, expect, it } from 'vitest'
import { movesOf, retagged, tagsProblem, tidyTags } from './tags'

it('are kept once each, in order', () => {
  expect(tidyTags([' nervous ', 'Big  dog', 'NERVOUS', 'allergic'])).toEqual(['allergic', 'Big dog', 'NERVOUS'])
})

it.each([[['']], [['x'.repeat(41)]], [Array.from({ length: 21 }, (_, n) => `${n}`)], [['a\0']]])('are not %j', tags => {
  expect(tagsProblem(tags)).not.toBeNull()
})

it('may be few and short', () => {
  expect(tagsProblem(['a', 'b'])).toBeNull()
})

describe("a change of many customers' tags", () => {
  it.each([
    [['a'], { add: ['b'], remove: [] }, { tags: ['a', 'b'], given: ['b'], taken: [] }],
    [['VIP'], { add: ['vip'], remove: [] }, { tags: ['VIP'], given: [], taken: [] }],
    [['VIP', 'b'], { add: [], remove: ['vip', 'c'] }, { tags: ['b'], given: [], taken: ['VIP'] }],
    [['b'], { add: ['a'], remove: ['B'] }, { tags: ['a'], given: ['a'], taken: ['b'] }],
    [[], { add: [], remove: ['x'] }, { tags: [], given: [], taken: [] }],
  ])('makes of %j by %j: %j', (tags, change, after) => {
    expect(retagged(tags, change)).toEqual(after)
  })
})

it('who moved is told by tag and spelling', () => {
  const moved = [
    { id: '1', tags: ['VIP', 'a'] },
    { id: '2', tags: ['vip'] },
    { id: '3', tags: ['a'] },
    { id: '4', tags: [] },
  ]
  expect(movesOf(moved)).toEqual([
    { tag: 'VIP', customerIds: ['1'] },
    { tag: 'a', customerIds: ['1', '3'] },
    { tag: 'vip', customerIds: ['2'] },
  ])
})
