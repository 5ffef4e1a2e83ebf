import { describe, expect, it } from 'vitest'
import { newTotpSecret, totpStep, totpUri } from './totp'

/** "12345678901234567890" of RFC 6238, in base 32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

describe('a code', () => {
  // RFC 6238, appendix B, SHA-1, the last six digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %d seconds is %s', (seconds, code) => {
    expect(totpStep(secret, code, at(seconds), null)).toBe(Math.floor(seconds / 30))
  })

  it('holds a step longer and sooner, and no more', () => {
    expect(totpStep(secret, '287082', at(59 + 30), null)).toBe(1)
    expect(totpStep(secret, '287082', at(59 + 61), null)).toBeNull()
  })

  it('works once', () => {
    expect(totpStep(secret, '287082', at(59), 1)).toBeNull()
    expect(totpStep(secret, '287082', at(59), 0)).toBe(1)
  })

  it.each(['', '28708', '287083', 'x', '2870822870822870822870820'])('is not "%s"', code => {
    expect(totpStep(secret, code, at(59), null)).toBeNull()
  })

  it('may be typed with a space', () => {
    expect(totpStep(secret, '287 082', at(59), null)).toBe(1)
  })
})

it('a secret has 160 bits, and an address that apps read', () => {
  const fresh = newTotpSecret()
  expect(fresh).toMatch(/^[A-Z2-7]{32}$/)
  expect(totpUri(fresh, 'ann@example.com')).toContain('otpauth://totp/Provider%20Dashboard:ann%40example.com?')
})
