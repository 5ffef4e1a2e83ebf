import { describe, expect, it } from 'vitest'
import { changesTo, tidy } from './profile-input'

describe('what is said of a customer', () => {
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
