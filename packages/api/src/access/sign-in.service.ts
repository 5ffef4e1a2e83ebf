import { badInput, DomainError } from '../core/errors'
import { accountByEmail, providerToOpen } from './accounts/accounts.repository'
import { visitor } from './accounts/actor'
import { browserOf } from './accounts/browser'
import { identityTransaction } from './accounts/identity-transaction.service'
import { addressOf, sendLater, webUrl } from './accounts/letters.service'
import { notePlace } from './accounts/places.service'
import { proveIdentity } from './accounts/proof.service'
import { recordIdentityAudit } from './audit.service'
import { newPlaceLetter } from './mail/mail'
import { sealer } from './pii/sealer.service'
import type { Scope } from './scope'
import { endSession, startSession } from './sessions.service'
import type { Viewer } from './viewer'

/** Refuses whoever cannot be handed a session: a token, or a socket. */
export const requireCarrier = ({ transport }: Scope): void => {
  if (!transport.carriesSession) throw badInput([{ path: '', message: 'Signing in and out goes over HTTP.' }])
}

/** Opens a session in the place of the one that the browser had, and hands it over. */
export const openSession = async (scope: Scope, who: { userId: string; providerId: number }): Promise<Viewer> => {
  requireCarrier(scope)
  const { house, transport, viewer } = scope
  if (viewer?.sessionId) await endSession(house, viewer.sessionId)
  const session = await startSession(house, who, transport)
  transport.setSession(session.token, session.expiresAt)
  return session.viewer
}

/** Writes down where somebody signed in, and tells them when it is a place that they never came from. */
const noteSignIn = async ({ house, transport }: Scope, account: { id: string; email: string; name: string }, providerId: number) => {
  const familiarity = await identityTransaction(house, async client => {
    const noted = await notePlace(house, client, { userId: account.id }, transport)
    await recordIdentityAudit(client, visitor(providerId, account.id, transport), house.now(), {
      action: noted === 'new' ? 'SIGNED_IN_FROM_NEW_PLACE' : 'SIGNED_IN',
      subject: { kind: 'USER', id: account.id },
    })
    return noted
  })
  if (familiarity !== 'new') return
  const at = `${house.now().toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const link = webUrl(house, '/settings/security')
  sendLater(house, newPlaceLetter(addressOf(house, account), account.name, browserOf(transport.userAgent), at, link))
}

/** Signs in, to the provider that the person worked for last. `code` is of the second factor, where there is one. */
export const signIn = async (scope: Scope, email: string, password: string, code: string | null): Promise<Viewer> => {
  requireCarrier(scope)
  const { house } = scope
  const address = email.trim().toLowerCase()
  const account = await accountByEmail(house.identityPool, house.singleton(sealer).indexes('email', null, address.slice(0, 300)))
  const person = await proveIdentity(scope, account, address, password, code)
  const providerId = await providerToOpen(house.identityPool, person.id)
  if (providerId === null) throw new DomainError('UNAUTHENTICATED', 'You are in no team any more. Ask whoever runs it to invite you again.')
  await noteSignIn(scope, person, providerId)
  return openSession(scope, { userId: person.id, providerId })
}

/** Signs out; true also when nobody was signed in. */
export const signOut = async (scope: Scope): Promise<boolean> => {
  requireCarrier(scope)
  const { viewer, house, transport } = scope
  if (viewer?.sessionId) {
    await endSession(house, viewer.sessionId)
    await recordIdentityAudit(house.identityPool, visitor(viewer.provider.id, viewer.userId, transport), house.now(), {
      action: 'SIGNED_OUT',
      subject: { kind: 'USER', id: viewer.userId },
    })
  }
  transport.setSession(null, null)
  return true
}
