import { expect, expectTypeOf, test } from 'vitest'
import type { AnswerKey, Plain } from './cache-key'
import { cacheKey } from './cache-key'

const asked: AnswerKey = {
  operation: 'revenue',
  args: { start: '2026-01-01', end: '2026-01-31', top: 10 },
  viewer: {
    permissions: new Set(['metrics.view', 'revenue.view']),
    provider: { id: 7, name: 'One', timeZone: 'Europe/Berlin', currency: 'EUR', weekStartsOn: 1 },
  },
  ownOnly: null,
  day: '2026-02-03',
  version: '12',
  revision: '3',
}
const key = (changes: Partial<AnswerKey> = {}, build = 'a') => cacheKey({ ...asked, ...changes }, build)

test('the same question has the same key, in whatever order it is put', () => {
  expect(key({ args: { top: 10, end: '2026-01-31', start: '2026-01-01', left: undefined } })).toBe(key())
  expect(key({ viewer: { ...asked.viewer, permissions: new Set(['revenue.view', 'metrics.view']) } })).toBe(key())
  expect(key()).toMatch(/^7:revenue:[\w-]{43}$/)
})

test('whatever an answer may follow from makes another key', () => {
  const { viewer } = asked
  const business = (changes: object) => ({ viewer: { ...viewer, provider: { ...viewer.provider, ...changes } } })
  const others: Partial<AnswerKey>[] = [
    { operation: 'services' },
    { args: { start: '2026-01-01', end: '2026-01-30', top: 10 } },
    { args: [] },
    { viewer: { ...viewer, permissions: new Set(['metrics.view']) } },
    business({ id: 8 }),
    business({ timeZone: 'Asia/Tokyo' }),
    business({ currency: 'JPY' }),
    business({ weekStartsOn: 7 }),
    { ownOnly: 'somebody' },
    { day: '2026-02-04' },
    { version: '13' },
    { revision: '4' },
    // Neither can be taken for the other.
    { version: '1', revision: '23' },
  ]
  const keys = [key(), key({}, 'b'), ...others.map(changes => key(changes))]
  expect(new Set(keys).size).toBe(others.length + 2)
})

test('the order of a list matters', () => {
  expect(key({ args: ['a', 'b'] })).not.toBe(key({ args: ['b', 'a'] }))
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
