import { describe, expect, it } from 'vitest'
import { isOwnOrigin } from './origin'

const publicUrl = 'https://dashboard.example.com'

describe('isOwnOrigin', () => {
  it.each([
    ['the public address', publicUrl, 'internal:4000'],
    ['the host that was asked', 'http://localhost:4000', 'localhost:4000'],
  ])('takes %s', (_name, origin, host) => {
    expect(isOwnOrigin(origin, host, publicUrl)).toBe(true)
  })

  it.each([
    ['none', undefined],
    ['null', 'null'],
    ['another site', 'https://evil.example'],
    ['a longer name', 'https://dashboard.example.com.evil.example'],
    ['a prefix', 'https://evil-dashboard.example.com'],
    ['another port', 'https://dashboard.example.com:8443'],
    ['another scheme', 'chrome-extension://dashboard.example.com'],
    ['rubbish', 'not an origin'],
  ])('refuses %s', (_name, origin) => {
    expect(isOwnOrigin(origin, 'dashboard.example.com:4000', publicUrl)).toBe(false)
  })
})
