import { mailbox } from '@dashboard/api/access/mail/mailer.service'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client'
import { password } from '../kit/people'
import type { World } from '../kit/world'
import { world } from '../kit/world'

let house: World
const clock = { now: new Date('2026-11-23T09:00:00Z') }
const later = (ms: number): void => {
  clock.now = new Date(clock.now.getTime() + ms)
}
beforeAll(async () => {
  house = await world({ now: () => clock.now })
})
afterAll(() => house.close())

const newPassword = 'three quiet otters sleep'
const hire = async (...roles: Parameters<Awaited<ReturnType<World['provider']>>['member']>) => (await house.provider()).member(...roles)
const refusalOf = async (client: Client, document: string, variables: Record<string, unknown> = {}) =>
  (await client.ask(document, variables)).errors?.[0]?.extensions
const isIn = async (client: Client) => (await client.ask('{ viewer { id } }')).errors === undefined
const letters = () => house.app.house.singleton(mailbox).letters
const signsIn = async (email: string, secret: string, code?: string) => {
  const client = house.stranger()
  const document =
    'mutation ($email: String!, $password: String!, $code: String) { signIn(email: $email, password: $password, code: $code) { id } }'
  const { errors } = await client.ask(document, { email, password: secret, code })
  return { client, error: errors?.[0]?.extensions }
}
const actions = async (memberId: string): Promise<string[]> => {
  const { rows } = await house.sql.query<{ action: string }>(
    'select action from audit_log a join team_members m on m.provider_id = a.provider_id and m.user_id = a.actor_user_id where m.id = $1 order by a.at, a.id',
    [memberId],
  )
  return rows.map(row => row.action)
}

describe('a forgotten password', () => {
  const ask = 'mutation ($email: String!) { requestPasswordReset(email: $email) }'
  const reset = 'mutation ($token: String!, $password: String!) { resetPassword(token: $token, password: $password) }'
  const tokenFor = async (email: string): Promise<string> => {
    const before = letters().length
    await house.stranger().get(ask, { email })
    await expect.poll(() => letters().length).toBe(before + 1)
    return /#(\S+)/.exec(letters()[0]!.text)![1]!
  }

  it('is replaced through a link that works once, and everybody is signed out', async () => {
    const person = await hire('MANAGER')
    const socket = person.subscribe('subscription { activityAdded { id } }')
    const token = await tokenFor(person.email.toUpperCase())
    expect(await refusalOf(house.stranger(), reset, { token, password: 'short' })).toMatchObject({ code: 'BAD_USER_INPUT' })
    await house.stranger().get(reset, { token, password: newPassword })
    await expect.poll(() => (socket.error as { code?: number } | null)?.code, { timeout: 60_000 }).toBe(4401)
    expect(await isIn(person)).toBe(false)
    expect((await signsIn(person.email, password)).error?.code).toBe('UNAUTHENTICATED')
    expect((await signsIn(person.email, newPassword)).error).toBeUndefined()
    expect(await refusalOf(house.stranger(), reset, { token, password: newPassword })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await actions(person.memberId)).toEqual(expect.arrayContaining(['PASSWORD_RESET_REQUESTED', 'PASSWORD_RESET']))
  })

  it('is replaced by the newest link alone, for an hour', async () => {
    const person = await hire()
    const first = await tokenFor(person.email)
    const second = await tokenFor(person.email)
    later(3_600_001)
    expect(await refusalOf(house.stranger(), reset, { token: second, password: newPassword })).toMatchObject({ code: 'NOT_FOUND' })
    const third = await tokenFor(person.email)
    await house.stranger().get(reset, { token: third, password: newPassword })
    expect(await refusalOf(house.stranger(), reset, { token: first, password: newPassword })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is asked for in the same words, whether or not there is an account', async () => {
    const person = await hire()
    const [known, unknown] = await Promise.all([person.email, 'nobody@example.test'].map(email => house.stranger().ask(ask, { email })))
    expect(known).toEqual(unknown)
  })

  it('is not asked for without end', async () => {
    const codes: unknown[] = []
    for (let n = 0; n < 7; n += 1) codes.push((await refusalOf(house.stranger(), ask, { email: 'endless@example.test' }))?.code)
    expect(codes).toContain('RATE_LIMITED')
  })
})

describe('a password', () => {
  const change = 'mutation ($now: String!, $next: String!) { changePassword(currentPassword: $now, newPassword: $next) }'

  it('is changed by who knows it, who is signed out everywhere else', async () => {
    const person = await hire()
    const { client: elsewhere } = await signsIn(person.email, password)
    expect(await refusalOf(person, change, { now: 'wrong', next: newPassword })).toMatchObject({ fields: [{ path: 'currentPassword' }] })
    expect(await refusalOf(person, change, { now: password, next: 'short' })).toMatchObject({ fields: [{ path: 'newPassword' }] })
    await person.get(change, { now: password, next: newPassword })
    expect([await isIn(person), await isIn(elsewhere)]).toEqual([true, false])
    expect((await signsIn(person.email, newPassword)).error).toBeUndefined()
    expect(
      letters()
        .filter(({ to }) => to === person.email)
        .map(({ subject }) => subject),
    ).toContain('Your password was changed')
  })
})

describe('a link for a new password', () => {
  it('works no longer once the password was changed', async () => {
    const person = await hire()
    const before = letters().length
    await house.stranger().get('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email: person.email })
    await expect
      .poll(() =>
        letters()
          .slice(0, letters().length - before)
          .some(({ to }) => to === person.email),
      )
      .toBe(true)
    const token = /#(\S+)/.exec(letters().find(({ to, subject }) => to === person.email && subject === 'Choose a new password')!.text)![1]!
    await person.get('mutation ($now: String!, $next: String!) { changePassword(currentPassword: $now, newPassword: $next) }', {
      now: password,
      next: newPassword,
    })
    const reset = 'mutation ($token: String!, $password: String!) { resetPassword(token: $token, password: $password) }'
    expect(await refusalOf(house.stranger(), reset, { token, password: 'another four quiet otters' })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('sessions', () => {
  interface Listed {
    sessions: { id: string; isCurrent: boolean; browser: string }[]
  }
  const list = async (client: Client) => (await client.get<Listed>('{ sessions { id isCurrent browser } }')).sessions

  it('are listed and ended one by one, or all but this one', async () => {
    const person = await hire()
    const [second, third] = [(await signsIn(person.email, password)).client, (await signsIn(person.email, password)).client]
    const other = await hire()
    const current = (await list(second)).find(({ isCurrent }) => isCurrent)!
    expect(await list(person)).toHaveLength(3)
    expect(await refusalOf(other, 'mutation ($id: ID!) { revokeSession(id: $id) }', { id: current.id })).toMatchObject({
      code: 'NOT_FOUND',
    })
    await person.get('mutation ($id: ID!) { revokeSession(id: $id) }', { id: current.id })
    expect([await isIn(person), await isIn(second), await isIn(third)]).toEqual([true, false, true])
    expect((await third.get<{ revokeOtherSessions: number }>('mutation { revokeOtherSessions }')).revokeOtherSessions).toBe(1)
    expect([await isIn(person), await isIn(third), await isIn(other)]).toEqual([false, true, true])
  })

  it('begin with a token of their own: one that somebody else planted stays nobody', async () => {
    const person = await hire()
    const planted = house.stranger()
    const token = 'planted-by-an-attacker-0123456789abcdef'
    const fetched = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `dashboard_session=${token}` },
      body: JSON.stringify({ query: `mutation { signIn(email: "${person.email}", password: "${password}") { id } }` }),
    })
    expect(fetched.headers.get('set-cookie')).toMatch(/^dashboard_session=[\w-]{43};.*HttpOnly; SameSite=Lax/)
    expect(fetched.headers.get('set-cookie')).not.toContain(token)
    expect(await isIn(planted)).toBe(false)
  })

  it('from a new place are told of', async () => {
    const person = await hire()
    // One network: a name can stand for two.
    const signIn = (agent: string) =>
      fetch(`${house.url.replace('localhost', '127.0.0.1')}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': agent },
        body: JSON.stringify({ query: `mutation { signIn(email: "${person.email}", password: "${password}") { id } }` }),
      })
    const count = () => letters().filter(({ to, subject }) => to === person.email && subject === 'A sign-in from a new place').length
    await signIn('Mozilla/5.0 (X11; Linux x86_64) Firefox/132.0')
    await expect.poll(count).toBe(1)
    await signIn('Mozilla/5.0 (X11; Linux x86_64) Firefox/133.0')
    await expect.poll(async () => (await actions(person.memberId)).filter(action => action.startsWith('SIGNED_IN')).length).toBe(3)
    expect(count()).toBe(1)
    expect((await actions(person.memberId)).filter(action => action.startsWith('SIGNED_IN')).sort()).toEqual([
      'SIGNED_IN',
      'SIGNED_IN',
      'SIGNED_IN_FROM_NEW_PLACE',
    ])
  })
})

describe('a second factor', () => {
  interface Setup {
    setUpTwoFactor: { secret: string; uri: string; qrCode: string }
  }
  const confirm = 'mutation ($code: String!) { confirmTwoFactor(code: $code) }'
  const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now.getTime() })

  const withTwoFactors = async () => {
    const person = await hire()
    const { setUpTwoFactor } = await person.get<Setup>('mutation { setUpTwoFactor { secret uri qrCode } }')
    const { confirmTwoFactor: recovery } = await person.get<{ confirmTwoFactor: string[] }>(confirm, {
      code: codeOf(setUpTwoFactor.secret),
    })
    later(30_000)
    return { person, recovery, ...setUpTwoFactor }
  }

  it('is in force once a code of it was confirmed', async () => {
    const person = await hire()
    const { setUpTwoFactor } = await person.get<Setup>('mutation { setUpTwoFactor { secret uri qrCode } }')
    expect(setUpTwoFactor.qrCode).toMatch(/^data:image\/svg\+xml;base64,/)
    expect((await signsIn(person.email, password)).error).toBeUndefined()
    expect(await refusalOf(person, confirm, { code: '000000' })).toMatchObject({ fields: [{ path: 'code' }] })
    await person.get(confirm, { code: codeOf(setUpTwoFactor.secret) })
    expect((await signsIn(person.email, password)).error).toMatchObject({ code: 'UNAUTHENTICATED', secondFactor: true })
    expect(await refusalOf(person, 'mutation { setUpTwoFactor { uri } }')).toMatchObject({ code: 'CONFLICT' })
    const { rows } = await house.sql.query<{ totp_secret: string }>(
      'select u.totp_secret from users u join team_members m on m.user_id = u.id where m.id = $1',
      [person.memberId],
    )
    expect(rows[0]!.totp_secret).toMatch(/^s1\./)
  })

  it('takes each code once, and tells nothing to who has not the password', async () => {
    const { person, secret } = await withTwoFactors()
    const code = codeOf(secret)
    expect((await signsIn(person.email, 'wrong', code)).error).not.toHaveProperty('secondFactor')
    expect((await signsIn(person.email, password, '123456')).error).toMatchObject({ secondFactor: true })
    const both = await Promise.all([signsIn(person.email, password, code), signsIn(person.email, password, code)])
    expect(both.filter(({ error }) => error === undefined)).toHaveLength(1)
    expect((await signsIn(person.email, password, code)).error).toMatchObject({ secondFactor: true })
  })

  it('is replaced once by each recovery code, and turned off with the password', async () => {
    const { person, recovery } = await withTwoFactors()
    expect(new Set(recovery).size).toBe(10)
    expect((await signsIn(person.email, password, recovery[3]!.toLowerCase())).error).toBeUndefined()
    expect((await signsIn(person.email, password, recovery[3])).error).toMatchObject({ secondFactor: true })
    expect((await person.get<{ twoFactor: object }>('{ twoFactor { isEnabled recoveryCodesLeft } }')).twoFactor).toEqual({
      isEnabled: true,
      recoveryCodesLeft: 9,
    })
    const off = 'mutation ($password: String!) { disableTwoFactor(password: $password) }'
    expect(await refusalOf(person, off, { password: 'wrong' })).toMatchObject({ fields: [{ path: 'password' }] })
    await person.get(off, { password })
    expect((await signsIn(person.email, password)).error).toBeUndefined()
    expect(await actions(person.memberId)).toEqual(
      expect.arrayContaining(['TWO_FACTOR_ENABLED', 'RECOVERY_CODE_USED', 'TWO_FACTOR_DISABLED']),
    )
  })
})
