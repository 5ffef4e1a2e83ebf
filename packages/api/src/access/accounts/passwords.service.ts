import { randomBytes, randomUUID } from 'node:crypto'
import { badInput, DomainError, unauthenticated } from '../../core/errors'
import { addressBlock } from '../address-block'
import type { AuditEntry } from '../audit'
import { recordIdentityAudit } from '../audit.service'
import type { House } from '../house'
import { readLink, secretHash, signLink } from '../links'
import { passwordChangedLetter, passwordResetLetter } from '../mail/mail'
import { hashPassword, passwordMatches } from '../passwords.service'
import { sealer } from '../pii/sealer.service'
import type { Scope } from '../scope'
import { createThrottle } from '../throttle.service'
import {
  type Account,
  accountByEmail,
  accountById,
  endSessions,
  insertPasswordReset,
  providersOf,
  setPassword,
  usePasswordReset,
} from './accounts.repository'
import { visitor } from './actor'
import { identityTransaction } from './identity-transaction.service'
import { addressOf, sendLater, webUrl } from './letters.service'
import { LONGEST_PASSWORD, passwordProblem } from './password-rules.service'

const resetValidMs = 3_600_000

/** Throws BAD_USER_INPUT at `path` for a password that is too short, too long or too easy for this person. */
export const checkNewPassword = (house: House, password: string, person: { email: string; name: string }, path: string): void => {
  const problem = passwordProblem(house, password, [person.email, person.name])
  if (problem !== null) throw badInput([{ path, message: problem }])
}

/** Who is signed in at a browser. */
export const ownAccount = async (scope: Scope): Promise<Account> => {
  const { viewer, house } = scope
  const account = viewer?.sessionId ? await accountById(house.identityPool, viewer.userId) : null
  if (!account) throw unauthenticated()
  return account
}

/** Whether a password is that of the account, where wrong ones are counted: UNAUTHENTICATED names the field. */
export const provePassword = async (scope: Scope, account: Account, password: string, path: string): Promise<void> => {
  const throttle = scope.house.singleton(createThrottle)
  const from = addressBlock(scope.transport.ip)
  await throttle.attempt(account.id, from)
  const matches = password.length <= LONGEST_PASSWORD && (await passwordMatches(account.passwordHash, password))
  if (!matches) throw badInput([{ path, message: 'is not your password' }])
  await throttle.succeeded(account.id, from)
}

/** Tells every provider of a person what they did with their account. */
export const auditEverywhere = async (
  client: Parameters<typeof providersOf>[0],
  { transport, house }: Scope,
  userId: string,
  ...entries: readonly AuditEntry[]
): Promise<void> => {
  for (const providerId of await providersOf(client, userId))
    await recordIdentityAudit(client, visitor(providerId, userId, transport), house.now(), ...entries)
}

const startReset = async (scope: Scope, account: Account): Promise<void> => {
  const { house } = scope
  const now = house.now()
  const link = { id: randomUUID(), secret: randomBytes(32).toString('base64url'), expiresAt: new Date(now.getTime() + resetValidMs) }
  await insertPasswordReset(house.identityPool, { ...link, userId: account.id, secretHash: secretHash(link.secret), now })
  await auditEverywhere(house.identityPool, scope, account.id, {
    action: 'PASSWORD_RESET_REQUESTED',
    subject: { kind: 'USER', id: account.id },
  })
  const token = signLink(house.settings.sessionSecret, 'passwordReset', link)
  sendLater(house, passwordResetLetter(addressOf(house, account), account.name, webUrl(house, '/reset-password', token)))
}

/** Sends a link for a new password to the address, if somebody has it; the answer and its time tell nobody whether. */
export const requestPasswordReset = async (scope: Scope, email: string): Promise<true> => {
  const { house, transport } = scope
  await house.singleton(createThrottle).attempt(`reset ${email.trim().toLowerCase().slice(0, 300)}`, addressBlock(transport.ip))
  const find = async (): Promise<void> => {
    const account = await accountByEmail(house.identityPool, house.singleton(sealer).indexes('email', null, email.slice(0, 300)))
    if (account) await startReset(scope, account)
  }
  // Not waited for: what comes after the look-up takes time only where there is an account.
  find().catch((error: unknown) => {
    house.log.error({ err: error }, 'a password reset could not be started')
  })
  return true
}

const deadLink = () => new DomainError('NOT_FOUND', 'This link does not work, or works no longer. Ask for a new one.')

/** Sets the password of whoever was sent the link, and signs them out everywhere. */
export const resetPassword = async (scope: Scope, token: string, password: string): Promise<true> => {
  const { house } = scope
  const now = house.now()
  const link = readLink(house.settings.sessionSecret, 'passwordReset', token, now)
  if (!link) throw deadLink()
  const account = await identityTransaction(house, async client => {
    const userId = await usePasswordReset(client, link.id, secretHash(link.secret), now)
    const account = userId === null ? null : await accountById(client, userId)
    if (!account) throw deadLink()
    // Thrown inside: a password that is refused leaves the link as it was.
    checkNewPassword(house, password, { email: addressOf(house, account), name: account.name }, 'password')
    await setPassword(client, account.id, await hashPassword(password), now)
    await endSessions(client, account.id, null)
    await auditEverywhere(client, scope, account.id, { action: 'PASSWORD_RESET', subject: { kind: 'USER', id: account.id } })
    return account
  })
  sendLater(house, passwordChangedLetter(addressOf(house, account), account.name, webUrl(house, '/forgot-password')))
  return true
}

/** Changes the viewer's password and signs them out everywhere else. */
export const changePassword = async (scope: Scope, current: string, password: string): Promise<true> => {
  const { house } = scope
  const account = await ownAccount(scope)
  await provePassword(scope, account, current, 'currentPassword')
  checkNewPassword(house, password, { email: addressOf(house, account), name: account.name }, 'newPassword')
  const hash = await hashPassword(password)
  await identityTransaction(house, async client => {
    await setPassword(client, account.id, hash, house.now())
    await endSessions(client, account.id, scope.viewer?.sessionId ?? null)
    await auditEverywhere(client, scope, account.id, { action: 'PASSWORD_CHANGED', subject: { kind: 'USER', id: account.id } })
  })
  sendLater(house, passwordChangedLetter(addressOf(house, account), account.name, webUrl(house, '/forgot-password')))
  return true
}
