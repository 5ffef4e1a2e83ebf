import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client'
import { password } from '../kit/people'
import { type World, world } from '../kit/world'

const signIn =
  'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { email role provider { id } } }'

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

const attempt = async (client: Client, email: string, secret: string, headers: Record<string, string> = {}) => {
  const response = await client.send({ query: signIn, variables: { email, password: secret } }, headers)
  return {
    cookies: response.headers.getSetCookie(),
    answer: (await response.json()) as {
      data: { signIn: { email: string } } | null
      errors?: { message: string; extensions: Record<string, unknown> }[]
    },
  }
}

describe('signing in', () => {
  it('hands over a cookie that scripts and other sites cannot use', async () => {
    const member = await (await house.provider()).member('STAFF')
    const { cookies, answer } = await attempt(house.stranger(), member.email, password)
    expect(answer.data?.signIn).toMatchObject({ email: member.email, role: 'STAFF' })
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^dashboard_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  })

  it('takes the address as people write it', async () => {
    const member = await (await house.provider()).member()
    const { answer } = await attempt(house.stranger(), `  ${member.email.toUpperCase()} `, password)
    expect(answer.errors).toBeUndefined()
  })

  it('does not tell which half was wrong', async () => {
    const member = await (await house.provider()).member()
    const [known, unknown] = [
      await attempt(house.stranger(), member.email, 'wrong'),
      await attempt(house.stranger(), 'nobody@example.test', 'wrong'),
    ]
    expect(known).toEqual(unknown)
    expect(known.answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(known.cookies).toEqual([])
  })

  it('never keeps the token itself', async () => {
    const member = await (await house.provider()).member()
    const token = member.cookie.split('=')[1]!
    const { rows } = await house.sql.query<{ text: string }>('select sessions::text as text, token_hash from sessions')
    expect(rows.map(({ text }) => text).join()).not.toContain(token)
    const plain = createHash('sha256').update(token).digest('hex')
    expect(rows.map(({ text }) => text).join()).not.toContain(plain)
  })

  it('begins a session of its own, whatever the browser brought: nobody can plant one', async () => {
    const [owner, planted] = [await (await house.provider()).member(), 'A'.repeat(43)]
    const victim = house.stranger()
    victim.cookie = `dashboard_session=${planted}`
    await victim.signIn(owner.email, password)
    expect(victim.cookie).not.toContain(planted)
    const thief = house.stranger()
    thief.cookie = `dashboard_session=${planted}`
    expect((await thief.ask('{ viewer { id } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })

  it('ends the session that it replaces', async () => {
    const member = await (await house.provider()).member()
    const before = house.stranger()
    before.cookie = member.cookie
    await member.signIn(member.email, password)
    expect((await before.ask('{ viewer { id } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    expect((await member.ask('{ viewer { id } }')).errors).toBeUndefined()
  })

  it('is of no use to who works nowhere any more', async () => {
    const member = await (await house.provider()).member()
    await house.sql.query('update team_members set is_active = false where id = $1', [member.memberId])
    expect((await member.ask('{ viewer { id } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    expect((await attempt(house.stranger(), member.email, password)).answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('signing out', () => {
  it('ends the session and takes the cookie away', async () => {
    const member = await (await house.provider()).member()
    const thief = house.stranger()
    thief.cookie = member.cookie
    const response = await member.send({ query: 'mutation { signOut }' })
    expect(response.headers.getSetCookie()[0]).toContain('dashboard_session=; Path=/; Expires=Thu, 01 Jan 1970')
    expect((await thief.ask('{ viewer { id } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })

  it('is fine with nobody', async () => {
    expect(await house.stranger().get('mutation { signOut }')).toEqual({ signOut: true })
  })
})
