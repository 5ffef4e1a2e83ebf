import { describe, expect, it } from 'vitest'
import { retagged, tagsProblem, tidyTags } from './tags'

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
    [['a'], { add: ['b'], remove: [] }, { tags: ['a', 'b'], isAdded: true, isRemoved: false }],
    [['VIP'], { add: ['vip'], remove: [] }, { tags: ['VIP'], isAdded: false, isRemoved: false }],
    [['VIP', 'b'], { add: [], remove: ['vip', 'c'] }, { tags: ['b'], isAdded: false, isRemoved: true }],
    [['b'], { add: ['a'], remove: ['B'] }, { tags: ['a'], isAdded: true, isRemoved: true }],
    [[], { add: [], remove: ['x'] }, { tags: [], isAdded: false, isRemoved: false }],
  ])('makes of %j by %j: %j', (tags, change, after) => {
    expect(retagged(tags, change)).toEqual(after)
  })
})
