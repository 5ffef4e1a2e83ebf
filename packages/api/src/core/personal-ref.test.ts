import { describe, expect, it } from 'vitest'
import { hiddenRef, isPersonalRef, nameOfRef } from './personal-ref'

const key = Buffer.alloc(32, 1)

describe('a ref that is personal data', () => {
  it.each(['ann@example.com', 'Ann.Archer+dogs@example.co.uk', '+49 30 123456', '+4930123456', '(030) 123-4567'])('%s is', ref => {
    expect(isPersonalRef(ref)).toBe(true)
  })

  it.each(['c-1204', '12345678', '2026-001/77', 'Ann Archer', '@ann', '9f1c2d3e-0000-4000-8000-000000000000', '+1', 'user @ home'])(
    '%s is not',
    ref => {
      expect(isPersonalRef(ref)).toBe(false)
    },
  )
})

describe('a hidden ref', () => {
  it('is one for all spellings, and of no use without its key', () => {
    const hidden = hiddenRef(key, 'Ann@Example.com')
    expect(hidden).toMatch(/^hidden-[0-9a-f]{32}$/)
    expect(hiddenRef(key, 'ann@example.COM')).toBe(hidden)
    expect(hiddenRef(key, '+49 30 123-456')).toBe(hiddenRef(key, '+4930123456'))
    expect(hiddenRef(Buffer.alloc(32, 2), 'ann@example.com')).not.toBe(hidden)
  })

  it('is hidden once', () => {
    expect(isPersonalRef(hiddenRef(key, 'ann@example.com'))).toBe(false)
  })

  it('names nobody', () => {
    const hidden = hiddenRef(key, 'ann@example.com')
    expect(nameOfRef('Customer', hidden)).toBe(`Customer ${hidden.slice(-6)}`)
    expect(nameOfRef('Member', 'Eve')).toBe('Eve')
  })
})
