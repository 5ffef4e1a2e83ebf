import { expect, it } from 'vitest'
import { isNewer } from './version'

it('versions are compared as numbers, beyond what a float holds', () => {
  expect(isNewer('10', '9')).toBe(true)
  expect(isNewer('9007199254740993', '9007199254740992')).toBe(true)
  expect(isNewer('9', '9')).toBe(false)
  expect(isNewer('1', null)).toBe(true)
})
