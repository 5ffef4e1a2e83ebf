import { expect, it } from 'vitest'
import { tagsProblem, tidyTags } from './tags'

it('are kept once each, in order', () => {
  expect(tidyTags([' nervous ', 'Big  dog', 'NERVOUS', 'allergic'])).toEqual(['allergic', 'Big dog', 'NERVOUS'])
})

it.each([[['']], [['x'.repeat(41)]], [Array.from({ length: 21 }, (_, n) => `${n}`)], [['a\0']]])('are not %j', tags => {
  expect(tagsProblem(tags)).not.toBeNull()
})

it('may be few and short', () => {
  expect(tagsProblem(['a', 'b'])).toBeNull()
})
