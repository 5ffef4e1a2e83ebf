import { randomBytes } from 'node:crypto'
import { startSession } from '@dashboard/api/access/sessions.service'
import { tokenHash } from '@dashboard/api/access/tokens/tokens.service'
import { type TeamRole, tokenScopes, type TokenScope } from '@dashboard/schema/vocabulary'
import { Client } from '../../kit/client'
import { insertMember, insertProvider } from '../../kit/people'
import type { World } from '../../kit/world'

/** The columns of the matrix: everybody who may knock. `staff*` is a token of a member of staff with every scope. */
export const parts = ['nobody', 'owner', 'manager', 'staff', 'contractor', 'other', 'removed', 'expired', ...tokenScopes, 'staff*'] as const
export type Part = (typeof parts)[number]

/** Somebody who plays a part. */
export interface Player {
  part: Part
  client: Client
  providerId: number
  email: string
  /** Of the member, or of the member who made the token; of the owner for nobody. */
  memberId: string
  userId: string
}

export interface Member {
  email: string
  memberId: string
  userId: string
  providerId: number
}

/** A member without a session. */
export const insertPerson = async ({ sql }: World, providerId: number, role: TeamRole): Promise<Member> => {
  const member = await insertMember(sql, providerId, role)
  const { rows } = await sql.query<{ userId: string }>('select user_id as "userId" from team_members where id = $1', [member.memberId])
  return { ...member, providerId, userId: rows[0]!.userId }
}

/** A browser that is signed in as the member; without a password, which is slow to check. */
export const signedIn = async ({ app, url }: World, { userId, providerId }: Member): Promise<Client> => {
  const { token } = await startSession(app.house, { userId, providerId }, { ip: '127.0.0.1', userAgent: 'matrix' })
  return Object.assign(new Client(url), { cookie: `dashboard_session=${token}` })
}

/** A program with a token that a member made. */
export const program = async ({ app, sql, url }: World, maker: Member, scopes: readonly TokenScope[]): Promise<Client> => {
  const token = `pd_${randomBytes(32).toString('base64url')}`
  await sql.query(
    `insert into api_tokens (provider_id, name, prefix, token_hash, scopes, created_by, expires_at)
     values ($1, 'Till', $2, $3, $4, $5, now() + interval '9 years')`,
    [maker.providerId, token.slice(0, 9), tokenHash(app.house, token), JSON.stringify(scopes), maker.memberId],
  )
  return Object.assign(new Client(url), { token })
}

const roleOf: Partial<Record<Part, TeamRole>> = { manager: 'MANAGER', staff: 'STAFF', contractor: 'CONTRACTOR', 'staff*': 'STAFF' }

const clientOf = async (house: World, part: Part, member: Member): Promise<Client> => {
  if (part === 'nobody') return house.stranger()
  if (part === 'staff*') return program(house, member, tokenScopes)
  const scope = tokenScopes.find(name => name === part)
  if (scope) return program(house, member, [scope])
  const client = await signedIn(house, member)
  if (part === 'removed') await house.sql.query('update team_members set is_active = false where id = $1', [member.memberId])
  if (part === 'expired') await house.sql.query(`update sessions set expires_at = '2020-01-01' where user_id = $1`, [member.userId])
  return client
}

/** Everybody of one business, and the owner of another one. */
export const createCast = async (house: World) => {
  const providerId = await insertProvider(house.sql, { name: 'Canary Kennels' })
  const otherId = await insertProvider(house.sql, { name: 'Elsewhere' })
  const emptyId = await insertProvider(house.sql, { name: 'Nowhere' })
  const owner = await insertPerson(house, providerId, 'OWNER')
  /** Somebody new in that part, whom nobody else needs. */
  const fresh = async (part: Part): Promise<Player> => {
    const isOwners = part === 'nobody' || (tokenScopes as readonly string[]).includes(part)
    const member = isOwners ? owner : await insertPerson(house, part === 'other' ? otherId : providerId, roleOf[part] ?? 'OWNER')
    return { part, client: await clientOf(house, part, member), ...member }
  }
  const known = new Map<Part, Promise<Player>>()
  const player = (part: Part): Promise<Player> => {
    const before = known.get(part) ?? fresh(part)
    known.set(part, before)
    return before
  }
  return { providerId, otherId, emptyId, owner, fresh, player }
}

export type Cast = Awaited<ReturnType<typeof createCast>>
