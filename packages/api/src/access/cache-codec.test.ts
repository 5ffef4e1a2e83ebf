import { expect, test } from 'vitest'
import { createCodec } from './cache-codec'

test('what is read is what was written, once, and for good', () => {
  const { serialize, deserialize } = createCodec()
  const value = { a: [1, null, 'x'], b: { c: true } }
  const text = serialize(value)
  const read = deserialize(text) as typeof value
  expect(read).toEqual(value)
  expect(deserialize(text)).toBe(read)
  expect(deserialize(serialize({ a: [] }))).toEqual({ a: [] })
  expect(() => (read.b.c = false)).toThrow(TypeError)
  expect(() => read.a.push(2)).toThrow(TypeError)
})

test('a lone value is no trouble', () => {
  const { serialize, deserialize } = createCodec()
  expect([null, 0, '', false].map(value => deserialize(serialize(value)))).toEqual([null, 0, '', false])
})
