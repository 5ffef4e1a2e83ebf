import { describe, expect, it } from 'vitest'
import { sessionCookie, tokenOf } from './session-cookie'

const expiresAt = new Date('2030-01-01T00:00:00Z')

describe('sessionCookie', () => {
  it('is out of reach of scripts and of other sites', () => {
    const cookie = sessionCookie({ publicUrl: 'http://localhost:4000' }, 'abc', expiresAt)
    expect(cookie).toBe('dashboard_session=abc; Path=/; Expires=Tue, 01 Jan 2030 00:00:00 GMT; HttpOnly; SameSite=Lax')
  })

  it('is Secure and of this host alone where the address is https', () => {
    expect(sessionCookie({ publicUrl: 'https://dashboard.example.com' }, 'abc', expiresAt)).toMatch(
      /^__Host-dashboard_session=abc; Path=\/; .*; Secure$/,
    )
  })

  it('is taken away by an empty one of the past', () => {
    expect(sessionCookie({ publicUrl: 'http://localhost' }, null, null)).toContain('dashboard_session=; Path=/; Expires=Thu, 01 Jan 1970')
  })
})

const plain = { publicUrl: 'http://localhost:4000' }
const secure = { publicUrl: 'https://dashboard.example.com' }

describe('tokenOf', () => {
  it('finds the token among other cookies', () => {
    expect(tokenOf(plain, 'theme=dark; dashboard_session=abc=; other=1')).toBe('abc=')
    expect(tokenOf(secure, '__Host-dashboard_session=secret')).toBe('secret')
  })

  it('is undefined where there is none', () => {
    expect(tokenOf(plain, undefined)).toBeUndefined()
    expect(tokenOf(plain, 'theme=dark')).toBeUndefined()
    expect(tokenOf(plain, '')).toBeUndefined()
  })

  it('is not taken from a name that another site of the domain can set', () => {
    expect(tokenOf(secure, 'dashboard_session=planted')).toBeUndefined()
  })
})
