import { expect, expectTypeOf, test } from 'vitest'
import type { Ground, Plain } from './cache-key'
import { cacheKey, groundOf } from './cache-key'

const provider = { id: 7, name: 'One', timeZone: 'Europe/Berlin', currency: 'EUR', weekStartsOn: 1 }
const permissions: Ground['viewer']['permissions'] = new Set(['metrics.view', 'revenue.view'])
const ground: Ground = { build: 'a', viewer: { permissions, provider }, ownOnly: null, day: '2026-02-03', version: '12', revision: '3' }
const asked = { start: '2026-01-01', end: '2026-01-31', top: 10 }
const key = (changes: Partial<Ground> = {}, args: object = asked, operation = 'revenue') =>
  cacheKey(groundOf({ ...ground, ...changes }), operation, args)

test('the same question has the same key, in whatever order it is put', () => {
  expect(key({}, { top: 10, end: '2026-01-31', start: '2026-01-01', left: undefined })).toBe(key())
  expect(key({ viewer: { provider, permissions: new Set(['revenue.view', 'metrics.view']) } })).toBe(key())
  expect(key()).toMatch(/^7:[\w-]{43}:revenue:[\w-]{43}$/)
})

test('whatever an answer may follow from makes another key', () => {
  const business = (changes: object) => key({ viewer: { permissions, provider: { ...provider, ...changes } } })
  const keys = [
    key(),
    key({}, asked, 'services'),
    key({}, { ...asked, end: '2026-01-30' }),
    key({}, []),
    key({ build: 'b' }),
    key({ viewer: { provider, permissions: new Set(['metrics.view']) } }),
    business({ id: 8 }),
    business({ timeZone: 'Asia/Tokyo' }),
    business({ currency: 'JPY' }),
    business({ weekStartsOn: 7 }),
    key({ ownOnly: 'somebody' }),
    key({ day: '2026-02-04' }),
    key({ version: '13' }),
    key({ revision: '4' }),
    // Neither can be taken for the other.
    key({ version: '1', revision: '23' }),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})

test('the order of a list matters', () => {
  expect(key({}, ['a', 'b'])).not.toBe(key({}, ['b', 'a']))
})

test('what JSON would change is no plain value', () => {
  interface Good {
    a: string
    b: { c: number | null }[]
    d?: boolean
  }
  expectTypeOf<Good>().toExtend<Plain<Good>>()
  expectTypeOf<{ at: Date }>().not.toExtend<Plain<{ at: Date }>>()
  expectTypeOf<{ of: () => string }>().not.toExtend<Plain<{ of: () => string }>>()
  expectTypeOf<Map<string, number>[]>().not.toExtend<Plain<Map<string, number>[]>>()
})
