import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILE_KEY_BYTES, openPart, sealPart } from './sealed-bytes'

const key = randomBytes(FILE_KEY_BYTES)
const place = { file: '7:a', position: 3 }

describe('a sealed part', () => {
  it('is opened as it was, and shows nothing of it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 500 }), bytes => {
        const content = Buffer.from(bytes)
        const sealed = sealPart(key, place, content)
        expect(openPart(key, place, sealed).equals(content)).toBe(true)
        expect(sealed.includes(content)).toBe(false)
      }),
    )
    expect(openPart(key, place, sealPart(key, place, Buffer.alloc(0)))).toHaveLength(0)
  })

  it.each([
    ['another key', randomBytes(FILE_KEY_BYTES), place],
    ['another place', key, { ...place, position: 4 }],
    ['another file', key, { ...place, file: '8:a' }],
  ])('is not opened with %s', (_, otherKey, otherPlace) => {
    const sealed = sealPart(key, place, Buffer.from('Ann Otter'))
    expect(() => openPart(otherKey, otherPlace, sealed)).toThrow()
  })

  it('is not opened once it was changed or cut', () => {
    const sealed = sealPart(key, place, Buffer.from('Ann Otter'))
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(2) ^ 1, 2)
    expect(() => openPart(key, place, changed)).toThrow()
    expect(() => openPart(key, place, sealed.subarray(1))).toThrow()
    expect(() => openPart(key, place, sealed.subarray(0, 7))).toThrow('too short')
  })
})
