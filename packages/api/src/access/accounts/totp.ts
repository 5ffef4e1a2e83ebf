import { Secret, TOTP } from 'otpauth'

const STEP_SECONDS = 30
/** A clock may be so many steps off. */
const WINDOW = 1

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Provider Dashboard', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: STEP_SECONDS })

/** A fresh secret of 160 bits, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** The address that an authenticator app takes a secret from. */
export const totpUri = (secret: string, label: string): string => totpOf(secret, label).toString()

/** The time step whose code it is (RFC 6238); null when it is none of now, or of a step at or before `lastStep`. */
export const totpStep = (secret: string, code: string, now: Date, lastStep: number | null): number | null => {
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: code.replace(/\s/g, ''), timestamp, window: WINDOW })
  if (delta === null) return null
  const step = Math.floor(timestamp / 1000 / STEP_SECONDS) + delta
  return lastStep === null || step > lastStep ? step : null
}
