import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { password } from '../kit/people'
import { type World, world } from '../kit/world'

const signIn = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { email } }'

let house: World
beforeAll(async () => {
  // Behind a proxy that ends TLS, whose word about the visitor's address counts.
  house = await world({ settings: { publicUrl: 'https://dashboard.example.com' } })
})
afterAll(() => house.close())

const attempt = async (email: string, secret: string, from: string) => {
  const response = await house.stranger().send({ query: signIn, variables: { email, password: secret } }, { 'x-forwarded-for': from })
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string; retryAfterSeconds?: number } }[] }
  return errors?.[0]?.extensions ?? { code: 'SIGNED_IN' }
}

const attempts = async (count: number, email: string, from: string) => {
  const codes: string[] = []
  for (let n = 0; n < count; n += 1) codes.push((await attempt(email, `guess ${n}`, from)).code)
  return codes
}

describe('guessing passwords', () => {
  it('of one account ends after five, and says when to try again', async () => {
    const { email } = await (await house.provider()).member()
    expect(await attempts(7, email, '203.0.113.1')).toEqual([...Array<string>(5).fill('UNAUTHENTICATED'), 'RATE_LIMITED', 'RATE_LIMITED'])
    const { code, retryAfterSeconds } = await attempt(email, password, '203.0.113.1')
    expect(code).toBe('RATE_LIMITED')
    expect(retryAfterSeconds).toBeGreaterThan(0)
  })

  it('does not lock the owner out, who comes from elsewhere', async () => {
    const { email } = await (await house.provider()).member()
    await attempts(8, email, '203.0.113.2')
    expect((await attempt(email, password, '203.0.113.3')).code).toBe('SIGNED_IN')
  })

  it('is answered with 429 and Retry-After, as programs expect it', async () => {
    const { email } = await (await house.provider()).member()
    await attempts(5, email, '203.0.113.7')
    const asked = { query: signIn, variables: { email, password } }
    const response = await house.stranger().send(asked, { 'x-forwarded-for': '203.0.113.7' })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('of one account from everywhere ends after a hundred, for all but who was there before', async () => {
    const { email } = await (await house.provider()).member()
    // Too long to be a password, so that it costs no time.
    const guess = 'x'.repeat(5_000)
    for (let block = 0; block < 20; block += 1)
      for (let n = 0; n < 5; n += 1) expect((await attempt(email, guess, `198.18.${block}.1`)).code).toBe('UNAUTHENTICATED')
    expect((await attempt(email, password, '198.18.99.1')).code).toBe('RATE_LIMITED')
    const { errors } = await house.stranger().ask(signIn, { email, password })
    expect(errors).toBeUndefined()
  })

  it('of many accounts from one address ends too', async () => {
    const codes: string[] = []
    for (let n = 0; n < 55; n += 1) codes.push(...(await attempts(1, `account-${n}@example.test`, '203.0.113.4')))
    expect(codes.slice(0, 50).every(code => code === 'UNAUTHENTICATED')).toBe(true)
    expect(codes.slice(50).every(code => code === 'RATE_LIMITED')).toBe(true)
  })

  it('is forgiven by the right password', async () => {
    const { email } = await (await house.provider()).member()
    await attempts(4, email, '203.0.113.5')
    expect((await attempt(email, password, '203.0.113.5')).code).toBe('SIGNED_IN')
    expect(await attempts(4, email, '203.0.113.5')).not.toContain('RATE_LIMITED')
  })

  it('with a password too long to be one costs no hashing', async () => {
    const { email } = await (await house.provider()).member()
    expect((await attempt(email, 'x'.repeat(1_000_000), '203.0.113.6')).code).toBe('UNAUTHENTICATED')
  })
})
