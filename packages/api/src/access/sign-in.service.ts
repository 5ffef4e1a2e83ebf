import { badInput, DomainError } from '../core/errors'
import { addressBlock } from './address-block'
import { passwordMatches } from './passwords.service'
import { sealer } from './pii/sealer.service'
import type { Scope } from './scope'
import { findAccount } from './sessions.repository'
import { endSession, startSession } from './sessions.service'
import { createThrottle } from './throttle.service'
import type { Viewer } from './viewer'

/** Longer passwords are refused unread: hashing them would be an attack. */
const longestPassword = 200

const requireCarrier = ({ transport }: Scope): void => {
  if (!transport.carriesSession) throw badInput([{ path: '', message: 'Signing in and out goes over HTTP.' }])
}

/** Signs in; the same answer, in the same time, whether the address or the password was wrong. */
export const signIn = async (scope: Scope, email: string, password: string): Promise<Viewer> => {
  requireCarrier(scope)
  const { house, transport } = scope
  const throttle = house.singleton(createThrottle)
  const address = email.trim().toLowerCase()
  const from = addressBlock(transport.ip)
  await throttle.attempt(address.slice(0, 300), from)
  const account = await findAccount(house.identityPool, house.singleton(sealer).indexes('email', null, address))
  const matches = password.length <= longestPassword && (await passwordMatches(account?.passwordHash ?? null, password))
  if (!account || !matches) throw new DomainError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.')
  await throttle.succeeded(address, from)
  if (scope.viewer?.sessionId) await endSession(house, scope.viewer.sessionId)
  const session = await startSession(house, account, transport)
  transport.setSession(session.token, session.expiresAt)
  return session.viewer
}

/** Signs out; true also when nobody was signed in. */
export const signOut = async (scope: Scope): Promise<boolean> => {
  requireCarrier(scope)
  if (scope.viewer?.sessionId) await endSession(scope.house, scope.viewer.sessionId)
  scope.transport.setSession(null, null)
  return true
}
