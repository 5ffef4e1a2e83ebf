import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLink, signLink } from './links'

const key = 'a key for tests'
const now = new Date('2026-11-23T09:00:00Z')
const link = { id: 'a3c0', secret: 'x_-9', expiresAt: new Date('2026-11-24T09:00:00Z') }
const token = signLink(key, 'invitation', link)

describe('a signed link', () => {
  it('says what it stands for', () => {
    expect(readLink(key, 'invitation', token, now)).toEqual(link)
  })

  it.each([
    ['for another purpose', () => readLink(key, 'passwordReset', token, now)],
    ['with another key', () => readLink('another', 'invitation', token, now)],
    ['after its time', () => readLink(key, 'invitation', token, link.expiresAt)],
    ['with a later end', () => readLink(key, 'invitation', token.replace(String(link.expiresAt.getTime()), '9999999999999'), now)],
    ['without a signature', () => readLink(key, 'invitation', token.slice(0, token.lastIndexOf('.')), now)],
    ['that is nothing', () => readLink(key, 'invitation', '', now)],
    ['that is endless', () => readLink(key, 'invitation', 'x'.repeat(1_000_000), now)],
  ])('is nothing %s', (_, read) => {
    expect(read()).toBeNull()
  })

  it('is nothing with any other character in any place', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 2), fc.constantFrom('a', 'Z', '0', '9', '.', '-', '_'), (place, character) => {
        const changed = token.slice(0, place) + character + token.slice(place + 1)
        expect(readLink(key, 'invitation', changed, now)).toEqual(changed === token ? link : null)
      }),
    )
  })
})
