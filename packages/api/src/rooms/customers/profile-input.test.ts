import { describe, expect, it } from 'vitest'
import { changesTo, profileProblems, tidy } from './profile-input'

describe('what is said of a customer', () => {
  it('may leave out anything, but a name is never empty', () => {
    expect(profileProblems({})).toEqual([])
    expect(profileProblems({ name: 'Ada', email: null, phone: ' ', address: 'Alley 1\n10115 Berlin' })).toEqual([])
    expect([{ name: null }, { name: '  ' }].map(input => profileProblems(input).map(({ path }) => path))).toEqual([
      ['input.name'],
      ['input.name'],
    ])
  })

  it('is told of field by field', () => {
    const input = { name: 'x'.repeat(201), email: 'a@', phone: 'none', address: 'x'.repeat(501) }
    expect(profileProblems(input).map(({ path }) => path)).toEqual(['input.name', 'input.email', 'input.phone', 'input.address'])
    for (const name of ['Nul\0', 'ada@example.com', '+49 30 123456']) expect(profileProblems({ name }), name).toHaveLength(1)
  })

  it('is trimmed, and an empty text is none', () => {
    expect(tidy({ name: ' Ada ', email: ' ', phone: undefined, address: null, emailConsent: false })).toEqual({
      name: 'Ada',
      email: null,
      address: null,
      emailConsent: false,
    })
  })

  it('changes only what is otherwise', () => {
    const known = { name: 'Ada', email: 'a@example.com', emailConsent: false, phone: null }
    expect(changesTo(known, { name: 'Ada', email: 'a@example.com', emailConsent: false, phone: null, address: null })).toEqual({})
    expect(changesTo(known, { email: null, emailConsent: null, smsConsent: false })).toEqual({
      email: null,
      emailConsent: null,
      smsConsent: false,
    })
  })
})
