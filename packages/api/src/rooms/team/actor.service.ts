import { memberPermissions } from '../../access/roles'
import type { Scope } from '../../access/scope'
import { conflict, unauthenticated } from '../../core/errors'
import type { Actor } from './authority'
import type { MemberRow } from './member'

/** Who asks, as rules see them; `own` is their entry in the team, null where they have none. */
export const actorWith = (scope: Scope, own: MemberRow | null): Actor => {
  const { viewer } = scope
  if (!viewer) throw unauthenticated()
  return {
    memberId: viewer.memberId,
    role: viewer.role,
    isToken: viewer.tokenId !== null,
    can: scope.can,
    rights: own ? memberPermissions(own.role, own.permissions) : viewer.permissions,
  }
}

/** The same, when others may be changing the team: CONFLICT when who asks is no longer what they were when they asked. */
export const actorStill = (scope: Scope, own: MemberRow | null): Actor => {
  const actor = actorWith(scope, own)
  if (actor.memberId !== null && (!own?.isActive || own.role !== actor.role))
    throw conflict('Your own place in the team has changed meanwhile. Sign in again.')
  return actor
}

/** Who asks, for a query. */
export const actorOf = async (scope: Scope, load: (id: string) => Promise<MemberRow | null>): Promise<Actor> => {
  const ownId = scope.viewer?.memberId ?? null
  return actorWith(scope, ownId === null ? null : await load(ownId))
}
