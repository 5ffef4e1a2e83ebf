import { expect, it } from 'vitest'
import { newsOf } from './change-look'

it('more is good news only where more is better', () => {
  expect(newsOf('UP', 'UP')).toBe('good')
  expect(newsOf('UP', 'DOWN')).toBe('bad')
  expect(newsOf('DOWN', 'DOWN')).toBe('good')
})

it('what does not move, or is neither better nor worse, is no news', () => {
  expect(newsOf('FLAT', 'UP')).toBe('none')
  expect(newsOf('DOWN', 'FLAT')).toBe('none')
})
