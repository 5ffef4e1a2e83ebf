import type { PermissionChanges } from '../../packages/api/src/access/roles'
import { memberPermissions } from '../../packages/api/src/access/roles'
import type { Viewer } from '../../packages/api/src/access/viewer'
import type { TeamRole } from '@dashboard/schema/vocabulary'
import type { Answer } from './client'
import { insertMember } from './people'
import type { room } from './room'

type Room = Awaited<ReturnType<typeof room>>
type Provider = Awaited<ReturnType<Room['provider']>>

/** What came back: the one field that was asked for, or what was wrong with it. */
export interface Outcome<T> {
  value: T | null
  code: string | undefined
  message: string | undefined
  /** The fields of the input that were refused. */
  fields: string[]
}

/** Somebody of the team who asks. */
export interface Colleague {
  id: string
  userId: string
  email: string
  ask<T>(source: string, variables?: Record<string, unknown>): Promise<Answer<T>>
  /** Asks for one root field. */
  outcome<T>(source: string, variables?: Record<string, unknown>): Promise<Outcome<T>>
}

export interface Hired extends Partial<PermissionChanges> {
  /** Seen as a token that this member made. */
  tokenPermissions?: Viewer['permissions']
}

/** Hires somebody with an account, who asks with the rights of their role and what was changed of it. */
export const hire = async (
  world: Room,
  provider: Provider,
  role: TeamRole,
  { grant = [], revoke = [], tokenPermissions }: Hired = {},
): Promise<Colleague> => {
  const { memberId, email } = await insertMember(world.pool, provider.id, role)
  const { rows } = await world.pool.query<{ userId: string }>(
    `update team_members set permissions = $2 where id = $1 returning user_id as "userId"`,
    [memberId, JSON.stringify({ grant, revoke })],
  )
  const { userId } = rows[0]!
  const as: Partial<Viewer> = {
    userId,
    memberId,
    permissions: memberPermissions(role, { grant, revoke }),
    ...(tokenPermissions && { permissions: tokenPermissions, sessionId: null, tokenId: '00000000-0000-4000-8000-000000000001' }),
  }
  const ask = <T>(source: string, variables: Record<string, unknown> = {}) => provider.ask<T>(source, variables, role, as)
  return {
    id: memberId,
    userId,
    email,
    ask,
    async outcome<T>(source: string, variables?: Record<string, unknown>): Promise<Outcome<T>> {
      const { data, errors } = await ask<Record<string, T>>(source, variables)
      const [error] = errors ?? []
      return {
        value: data ? (Object.values(data)[0] ?? null) : null,
        code: error?.extensions?.code,
        message: error?.message,
        fields: (error?.extensions?.fields ?? []).map(field => field.path),
      }
    },
  }
}

/** One of each role. */
export const crew = async (world: Room, provider: Provider): Promise<Record<TeamRole, Colleague>> => ({
  OWNER: await hire(world, provider, 'OWNER'),
  MANAGER: await hire(world, provider, 'MANAGER'),
  STAFF: await hire(world, provider, 'STAFF'),
  CONTRACTOR: await hire(world, provider, 'CONTRACTOR'),
})

/** What the audit log tells of a member, oldest first. */
export const auditOf = async (
  world: Room,
  memberId: string,
): Promise<{ action: string; details: Record<string, unknown>; by: string | null }[]> => {
  const { rows } = await world.pool.query<{ action: string; details: Record<string, unknown>; by: string | null }>(
    `select action, details, actor_user_id as by from audit_log where subject_kind = 'MEMBER' and subject_id = $1 order by at, ctid`,
    [memberId],
  )
  return rows
}
