import { notFound, unauthenticated } from '../../core/errors'
import { recordIdentityAudit } from '../audit.service'
import type { Scope } from '../scope'
import { openSession, requireCarrier } from '../sign-in.service'
import type { Viewer } from '../viewer'
import { endSessionOf, endSessions, providersOf, sessionsOf } from './accounts.repository'
import { visitor } from './actor'
import { browserOf } from './browser'

const person = ({ viewer }: Scope): Viewer => {
  if (!viewer?.sessionId) throw unauthenticated()
  return viewer
}

/** Goes on in another provider's dashboard, with a new session. */
export const switchProvider = async (scope: Scope, id: string): Promise<Viewer> => {
  const { userId } = person(scope)
  requireCarrier(scope)
  const providerId = (await providersOf(scope.house.identityPool, userId)).find(known => String(known) === id)
  if (providerId === undefined) throw notFound('The provider')
  await recordIdentityAudit(scope.house.identityPool, visitor(providerId, userId, scope.transport), scope.now(), {
    action: 'PROVIDER_SWITCHED',
    subject: { kind: 'USER', id: userId },
  })
  return openSession(scope, { userId, providerId })
}

/** Where the viewer is signed in, the latest used first. */
export const listSessions = async (scope: Scope) => {
  const { userId, sessionId } = person(scope)
  const sessions = await sessionsOf(scope.house.identityPool, userId, scope.now())
  return sessions.map(session => ({ ...session, browser: browserOf(session.userAgent), isCurrent: session.id === sessionId }))
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const auditRevocation = ({ house, transport }: Scope, { userId, provider }: Viewer, sessions: number) =>
  recordIdentityAudit(house.identityPool, visitor(provider.id, userId, transport), house.now(), {
    action: 'SESSION_REVOKED',
    subject: { kind: 'USER', id: userId },
    details: { sessions },
  })

/** Signs the viewer out somewhere; NOT_FOUND when that is none of their sessions. */
export const revokeSession = async (scope: Scope, id: string): Promise<true> => {
  const viewer = person(scope)
  if (!uuid.test(id) || !(await endSessionOf(scope.house.identityPool, viewer.userId, id))) throw notFound('The session')
  await auditRevocation(scope, viewer, 1)
  return true
}

/** Signs the viewer out everywhere else; how many sessions that ended. */
export const revokeOtherSessions = async (scope: Scope): Promise<number> => {
  const viewer = person(scope)
  const ended = await endSessions(scope.house.identityPool, viewer.userId, viewer.sessionId)
  if (ended > 0) await auditRevocation(scope, viewer, ended)
  return ended
}
