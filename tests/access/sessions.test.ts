import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '../kit/world'

const day = 86_400_000

let house: World
let clock = new Date('2026-03-01T10:00:00Z')
beforeAll(async () => {
  house = await world({ now: () => clock, settings: { publicUrl: 'https://dashboard.example.com' } })
})
afterAll(() => house.close())

const code = (answer: { errors?: { extensions?: { code?: string } }[] }) => answer.errors?.[0]?.extensions?.code

describe('a session', () => {
  it('ends after a fortnight without a visit', async () => {
    const member = await (await house.provider()).member()
    clock = new Date(clock.getTime() + 13 * day)
    expect(code(await member.ask('{ viewer { id } }'))).toBeUndefined()
    clock = new Date(clock.getTime() + 13 * day)
    expect(code(await member.ask('{ viewer { id } }'))).toBeUndefined()
    clock = new Date(clock.getTime() + 15 * day)
    expect(code(await member.ask('{ viewer { id } }'))).toBe('UNAUTHENTICATED')
  })

  it('ends after ninety days in any case', async () => {
    const member = await (await house.provider()).member()
    for (let visits = 0; visits < 8; visits += 1) {
      clock = new Date(clock.getTime() + 11 * day)
      expect(code(await member.ask('{ viewer { id } }'))).toBeUndefined()
    }
    clock = new Date(clock.getTime() + 3 * day)
    expect(code(await member.ask('{ viewer { id } }'))).toBe('UNAUTHENTICATED')
  })

  it('travels over https alone, and is of this host alone, where the address is https', async () => {
    const member = await (await house.provider()).member()
    const response = await member.send({ query: 'mutation { signOut }' })
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-dashboard_session=; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/)
    expect(response.headers.get('strict-transport-security')).toContain('max-age')
  })
})
