import { mailbox } from '@dashboard/api/access/mail/mailer.service'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client'
import { password } from '../kit/people'
import type { World } from '../kit/world'
import { world } from '../kit/world'

let house: World
const clock = { now: new Date('2026-11-23T09:00:00Z') }
beforeAll(async () => {
  house = await world({ now: () => clock.now })
})
afterAll(() => house.close())

const newPassword = 'three quiet otters sleep'
const invite = `mutation ($email: String!) { addTeamMember(input: { email: $email, firstName: "Ida", lastName: "Berg", role: STAFF }) { member { id } invitationSent } }`
const accept = `mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, password: $password) { id name role provider { id } member { id } } }`

const letterTo = (address: string) => house.app.house.singleton(mailbox).letters.find(({ to }) => to === address)
const tokenOf = (text: string): string => /#(\S+)/.exec(text)?.[1] ?? ''

const invited = async (email: string, provider?: Awaited<ReturnType<World['provider']>>) => {
  const business = provider ?? (await house.provider({ name: 'Paws & <Claws>' }))
  const owner = await business.member()
  const { addTeamMember } = await owner.get<{ addTeamMember: { member: { id: string }; invitationSent: boolean } }>(invite, { email })
  expect(addTeamMember.invitationSent).toBe(true)
  return { business, owner, memberId: addTeamMember.member.id, token: tokenOf(letterTo(email)!.text) }
}

const codeOf = async (client: Client, document: string, variables: Record<string, unknown>) =>
  (await client.ask(document, variables)).errors?.[0]?.extensions?.code

describe('an invitation', () => {
  it('says what it is to, and makes a member who is signed in', async () => {
    const { business, memberId, token } = await invited('ida@example.test')
    const letter = letterTo('ida@example.test')!
    expect(letter.subject).toBe('Paws & <Claws> invites you to its team')
    expect(letter.html).not.toContain('<Claws>')
    const person = house.stranger()
    const { invitation } = await person.get<{ invitation: object }>(
      'query ($token: String!) { invitation(token: $token) { providerName firstName email hasAccount } }',
      { token },
    )
    expect(invitation).toEqual({ providerName: 'Paws & <Claws>', firstName: 'Ida', email: 'ida@example.test', hasAccount: false })
    const { acceptInvitation } = await person.get<{ acceptInvitation: object }>(accept, { token, password: newPassword })
    expect(acceptInvitation).toMatchObject({
      name: 'Ida Berg',
      role: 'STAFF',
      provider: { id: String(business.id) },
      member: { id: memberId },
    })
    expect((await person.get<{ viewer: { name: string } }>('{ viewer { name } }')).viewer.name).toBe('Ida Berg')
    const again = house.stranger()
    await again.signIn('Ida@Example.TEST', newPassword)
  })

  it('works once, also for two at the same moment', async () => {
    const { token } = await invited('twice@example.test')
    const codes = await Promise.all([0, 1].map(() => codeOf(house.stranger(), accept, { token, password: newPassword })))
    expect(codes.sort()).toEqual(['NOT_FOUND', undefined])
    expect(await codeOf(house.stranger(), accept, { token, password: newPassword })).toBe('NOT_FOUND')
  })

  it('wants a password that is hard to guess, and stays open until it has one', async () => {
    const { token } = await invited('weak@example.test')
    for (const poor of ['short', 'password1234', 'weak@example.test', 'idaberg2026', 'x'.repeat(201)]) {
      const { errors } = await house.stranger().ask(accept, { token, password: poor })
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'password' }] } }])
    }
    expect(await codeOf(house.stranger(), accept, { token, password: newPassword })).toBeUndefined()
  })

  it.each([
    ['tampered with', (token: string) => `${token.slice(0, 20)}x${token.slice(21)}`],
    ['guessed', () => '00000000-0000-4000-8000-000000000000.9999999999999.secret.signature'],
    ['empty', () => ''],
  ])('is nothing when it is %s', async (_, change) => {
    const { token } = await invited(`odd-${_.length}@example.test`)
    expect(await codeOf(house.stranger(), accept, { token: change(token), password: newPassword })).toBe('NOT_FOUND')
  })

  it('ends after seven days, when it is sent again, and when it is withdrawn', async () => {
    const { owner, memberId, token } = await invited('late@example.test')
    clock.now = new Date(clock.now.getTime() + 120_000)
    await owner.get('mutation ($id: ID!) { resendInvitation(id: $id) { member { id } invitationSent } }', { id: memberId })
    const resent = tokenOf(letterTo('late@example.test')!.text)
    expect(resent).not.toBe(token)
    expect(await codeOf(house.stranger(), accept, { token, password: newPassword })).toBe('NOT_FOUND')
    clock.now = new Date(clock.now.getTime() + 7 * 86_400_000)
    expect(await codeOf(house.stranger(), accept, { token: resent, password: newPassword })).toBe('NOT_FOUND')
    clock.now = new Date(clock.now.getTime() - 7 * 86_400_000)
  })

  it('brings a known person to a second business by their own password; they go from one to the other', async () => {
    const first = await house.provider({ name: 'First' })
    const person = await first.member('MANAGER')
    const { business: second, token } = await invited(person.email)
    const before = person.get<{ viewer: { providers: { id: string }[] } }>('{ viewer { providers { id } } }')
    expect((await before).viewer.providers).toEqual([{ id: String(first.id) }])
    expect(await codeOf(house.stranger(), accept, { token, password: 'not their password' })).toBe('UNAUTHENTICATED')
    const visitor = house.stranger()
    const { acceptInvitation } = await visitor.get<{ acceptInvitation: object }>(accept, { token, password })
    expect(acceptInvitation).toMatchObject({ role: 'STAFF', provider: { id: String(second.id) } })
    const go = 'mutation ($id: ID!) { switchProvider(providerId: $id) { role provider { id } } }'
    const socket = visitor.subscribe('subscription { activityAdded { id } }')
    const { switchProvider } = await visitor.get<{ switchProvider: object }>(go, { id: String(first.id) })
    expect(switchProvider).toEqual({ role: 'MANAGER', provider: { id: String(first.id) } })
    await expect.poll(() => (socket.error as { code?: number } | null)?.code, { timeout: 60_000 }).toBe(4401)
    const stranger = await house.provider()
    expect(await codeOf(visitor, go, { id: String(stranger.id) })).toBe('NOT_FOUND')
  })
})
