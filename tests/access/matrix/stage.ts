import { randomBytes, randomUUID } from 'node:crypto'
import { secretHash, signLink } from '@dashboard/api/access/links'
import { tokenHash } from '@dashboard/api/access/tokens/tokens.service'
import { entityId } from '@dashboard/api/events/index'
import { customerModelsJob } from '@dashboard/api/rooms/customers/index'
import { tokenScopes } from '@dashboard/schema/vocabulary'
import type { Client } from '../../kit/client'
import { event, record } from '../../kit/events'
import { sealedEmail } from '../../kit/people'
import type { World } from '../../kit/world'
import type { Cast, Member } from './cast'
import { insertPerson, program, signedIn } from './cast'

const hour = 3_600_000

/** How far a booking has come. */
export type Life = 'pending' | 'over' | 'completed'

/** What the calls of the matrix are about: made anew for each call, so that none depends on another. */
export const createStage = async (house: World, cast: Cast) => {
  const { providerId, owner } = cast
  const boss = await signedIn(house, owner)
  const { settings } = house.app.house
  const refOf = async (memberId: string): Promise<string> =>
    (await house.sql.query<{ ref: string }>('select ref from team_members where id = $1', [memberId])).rows[0]!.ref

  /** A booking in the charge of a member, of a customer whom nobody else has. */
  const booking = async (
    memberId: string,
    life: Life = 'pending',
    by: { client: Client; providerId: number } = { client: boss, providerId },
  ) => {
    const [ref, customer] = [randomUUID(), randomUUID()]
    const mark = by.providerId === providerId ? 'Canary' : 'Plain'
    const startsAt = new Date(Date.now() + (life === 'pending' ? 24 : -24) * hour)
    await record(by.client, [
      event('BOOKING_CREATED', new Date(Date.now() - 48 * hour), {
        bookingRef: ref,
        customer: { ref: customer, name: `${mark} Customer`, email: `${customer}@${mark}.test`, phone: '+49301234567' },
        service: { ref: 'bath', name: `${mark} Bath` },
        startsAt: startsAt.toISOString(),
        price: '77.00',
        memberRef: await refOf(memberId),
        petName: `${mark} Pet`,
        notes: `${mark} wishes`,
      }),
      ...(life === 'completed' ? [event('BOOKING_COMPLETED', new Date(startsAt.getTime() + hour), { bookingRef: ref })] : []),
    ])
    const id = (kind: 'booking' | 'customer', name: string) => entityId(by.providerId, kind, name)
    return { id: id('booking', ref), customerId: id('customer', customer), serviceId: entityId(by.providerId, 'service', 'bath') }
  }
  /** A customer who came every ten days, and is overdue by now. */
  const overdue = async (memberId: string): Promise<void> => {
    const [customer, member] = [randomUUID(), await refOf(memberId)]
    const visits = [70, 60, 50, 40].map(daysAgo => ({ ref: randomUUID(), at: new Date(Date.now() - daysAgo * 24 * hour) }))
    await record(
      boss,
      visits.flatMap(({ ref, at }) => [
        event('BOOKING_CREATED', at, {
          bookingRef: ref,
          customer: { ref: customer, name: 'Canary Customer' },
          service: { ref: 'bath', name: 'Canary Bath' },
          startsAt: at.toISOString(),
          price: '77.00',
          memberRef: member,
        }),
        event('BOOKING_COMPLETED', new Date(at.getTime() + hour), { bookingRef: ref }),
      ]),
    )
  }
  /** Enough customers to learn from, and the models learned from them. */
  const modelled = async (memberId: string): Promise<void> => {
    const member = await refOf(memberId)
    const events = Array.from({ length: 60 }, (_, number) => {
      const [ref, at] = [randomUUID(), new Date(Date.now() - (20 + 9 * (number % 7) + number) * 24 * hour)]
      const customer = { ref: `regular ${number % 30}`, name: 'Canary Customer' }
      const service = { ref: 'bath', name: 'Canary Bath' }
      const made = { bookingRef: ref, customer, service, startsAt: at.toISOString(), price: `${50 + number}`, memberRef: member }
      return [event('BOOKING_CREATED', at, made), event('BOOKING_COMPLETED', new Date(at.getTime() + hour), { bookingRef: ref })]
    })
    await record(boss, events.flat())
    await customerModelsJob.run(house.app.house, new Date())
  }
  const note = async (customerId: string, author: Client = boss): Promise<string> =>
    (
      await author.get<{ addCustomerNote: { id: string } }>(
        'mutation ($id: ID!) { addCustomerNote(customerId: $id, note: "Canary note") { id } }',
        { id: customerId },
      )
    ).addCustomerNote.id
  /** A member of staff; `invited` ones cannot sign in yet. */
  const member = async (): Promise<Member> => insertPerson(house, providerId, 'STAFF')
  const withoutAccount = async (): Promise<string> => {
    const { memberId } = await member()
    await house.sql.query('update team_members set user_id = null where id = $1', [memberId])
    return memberId
  }
  const invitation = async (): Promise<{ memberId: string; token: string }> => {
    const memberId = await withoutAccount()
    const link = { id: randomUUID(), secret: randomBytes(32).toString('base64url'), expiresAt: new Date(Date.now() + 24 * hour) }
    await house.sql.query(
      `insert into invitations (id, provider_id, member_id, secret_hash, created_by, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [link.id, providerId, memberId, secretHash(link.secret), owner.userId, link.expiresAt],
    )
    return { memberId, token: signLink(settings.sessionSecret, 'invitation', link) }
  }
  const passwordReset = async (): Promise<string> => {
    const { userId } = await member()
    const link = { id: randomUUID(), secret: randomBytes(32).toString('base64url'), expiresAt: new Date(Date.now() + hour) }
    await house.sql.query('insert into password_resets (id, user_id, secret_hash, created_at, expires_at) values ($1, $2, $3, now(), $4)', [
      link.id,
      userId,
      secretHash(link.secret),
      link.expiresAt,
    ])
    return signLink(settings.sessionSecret, 'passwordReset', link)
  }
  const token = async (maker: Member = owner): Promise<string> => {
    const { token } = await program(house, maker, ['team:read'])
    const { rows } = await house.sql.query<{ id: string }>('select id from api_tokens where token_hash = $1', [
      tokenHash(house.app.house, token),
    ])
    return rows[0]!.id
  }
  /** A program that may do all that a program can. */
  const programOf = (maker: Member): Promise<Client> => program(house, maker, tokenScopes)
  const sessionOf = async (person: Member): Promise<string> => {
    const { rows } = await house.sql.query<{ id: string }>(
      `insert into sessions (token_hash, user_id, provider_id, expires_at) values ($1, $2, $3, now() + interval '9 days') returning id`,
      [randomBytes(32), person.userId, person.providerId],
    )
    return rows[0]!.id
  }
  /** Makes somebody a member of a second business as well. */
  const secondJob = async (userId: string): Promise<number> => {
    const { memberId } = await insertPerson(house, cast.otherId, 'STAFF')
    await house.sql.query('update team_members set user_id = $2, email = $3 where id = $1', [
      memberId,
      userId,
      sealedEmail(cast.otherId, `${randomUUID()}@example.test`),
    ])
    return cast.otherId
  }
  return {
    house,
    boss,
    owner,
    booking,
    overdue,
    modelled,
    note,
    member,
    withoutAccount,
    invitation,
    passwordReset,
    token,
    programOf,
    sessionOf,
    secondJob,
  }
}

export type Stage = Awaited<ReturnType<typeof createStage>>
