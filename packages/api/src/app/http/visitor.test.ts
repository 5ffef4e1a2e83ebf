import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { addressOfSocket } from './visitor'

const secure = { publicUrl: 'https://dashboard.example.com' }
const opened = (remoteAddress: string, forwarded?: string) =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage

describe('addressOfSocket', () => {
  it.each([
    [secure, '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    [secure, '::ffff:127.0.0.1', '198.51.100.1, 203.0.113.9, 127.0.0.1', '203.0.113.9'],
    [secure, '127.0.0.1', undefined, '127.0.0.1'],
    [secure, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    [{ publicUrl: 'http://localhost:4000' }, '127.0.0.1', '198.51.100.1', '127.0.0.1'],
  ])('%j from %s told %s', (settings, remote, forwarded, expected) => {
    expect(addressOfSocket(settings, opened(remote, forwarded))).toBe(expected)
  })
})
