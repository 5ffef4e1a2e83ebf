import { expect, it } from 'vitest'
import { keptFor } from './retention'

it.each([
  [null, 'For ever'],
  [1, '1 day'],
  [45, '45 days'],
  [30, '1 month'],
  [180, '6 months'],
  [365, '1 year'],
  [3650, '10 years'],
])('%s days are %s', (days, words) => {
  expect(keptFor(days)).toBe(words)
})
