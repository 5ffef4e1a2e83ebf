import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindIndex, isSealed, seal, sealedBy, sealKey, unseal } from './sealed'
import type { SealContext, Sealed } from './sealed'

const key = sealKey(Buffer.alloc(32, 1))
const other = sealKey(Buffer.alloc(32, 2))
const email: SealContext = { kind: 'email', providerId: 1 }
const iv = Buffer.alloc(12, 7)

describe('a sealed value', () => {
  it('opens to what was sealed, whatever it is', () => {
    const ivs = fc.uint8Array({ minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), ivs, (text, bytes) => {
        const sealed = seal(key, email, text, Buffer.from(bytes))
        expect(isSealed(sealed)).toBe(true)
        expect(sealedBy(sealed)).toBe(key.id)
        expect(unseal(key, email, sealed)).toBe(text)
      }),
    )
  })

  it('keeps the text to itself', () => {
    expect(seal(key, { kind: 'note', providerId: 1 }, 'bites', iv)).not.toContain('bites')
  })

  it.each([
    ['another key', () => unseal(other, email, seal(key, email, 'a@b.example', iv))],
    ['another provider', () => unseal(key, { ...email, providerId: 2 }, seal(key, email, 'a@b.example', iv))],
    ['another kind', () => unseal(key, { ...email, kind: 'note' }, seal(key, email, 'a@b.example', iv))],
    [
      'a value that was tampered with',
      () => unseal(key, email, seal(key, email, 'a@b.example', iv).replace(/.$/, c => (c === 'A' ? 'B' : 'A')) as Sealed),
    ],
    ['a value that is cut short', () => unseal(key, email, `s1.${key.id}..AAAA` as Sealed)],
  ])('does not open with %s', (_, open) => {
    expect(open).toThrow()
  })
})

describe('a blind index', () => {
  it('is one for all spellings of an address, and travels in the value', () => {
    const index = blindIndex(key, email, 'Ann@Example.com ')
    expect(blindIndex(key, email, 'ann@example.COM')).toBe(index)
    expect(seal(key, email, 'ann@example.com', iv).split('.')[2]).toBe(index)
  })

  it('does not tell that two providers know the same person, nor that an address is a number', () => {
    expect(blindIndex(key, email, '123')).not.toBe(blindIndex(key, { ...email, providerId: 2 }, '123'))
    expect(blindIndex(key, email, '123')).not.toBe(blindIndex(key, { ...email, kind: 'phone' }, '123'))
  })

  it('compares telephone numbers by their digits', () => {
    const phone: SealContext = { kind: 'phone', providerId: 1 }
    expect(blindIndex(key, phone, '+49 (30) 1234-5')).toBe(blindIndex(key, phone, '493012345'))
    expect(blindIndex(key, phone, 'unknown')).toBeNull()
  })

  it('is kept of nothing else', () => {
    expect(blindIndex(key, { kind: 'note', providerId: 1 }, 'bites')).toBeNull()
  })
})
