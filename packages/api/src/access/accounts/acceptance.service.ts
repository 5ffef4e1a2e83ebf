import type { PoolClient } from 'pg'
import { conflict, DomainError } from '../../core/errors'
import { recordIdentityAudit } from '../audit.service'
import type { House } from '../house'
import { readLink, secretHash } from '../links'
import { hashPassword } from '../passwords.service'
import { sealer } from '../pii/sealer.service'
import type { Scope } from '../scope'
import { openSession, requireCarrier } from '../sign-in.service'
import type { Viewer } from '../viewer'
import { accept, openInvitation, type OpenInvitation } from './acceptance.repository'
import { accountByEmail, insertAccount } from './accounts.repository'
import { visitor } from './actor'
import { identityTransaction } from './identity-transaction.service'
import { checkNewPassword } from './passwords.service'
import { proveIdentity } from './proof.service'
import { isUniqueViolation } from '../../db/violations'

const deadLink = () =>
  new DomainError('NOT_FOUND', 'This invitation does not work, or works no longer. Ask whoever invited you for a new one.')

const find = async (house: House, token: string, client: House['identityPool'] | PoolClient, lock = false): Promise<OpenInvitation> => {
  const now = house.now()
  const link = readLink(house.settings.sessionSecret, 'invitation', token, now)
  const invitation = link && (await openInvitation(client, link.id, secretHash(link.secret), now, lock))
  if (!invitation) throw deadLink()
  return invitation
}

const addressOf = (house: House, { email, providerId }: OpenInvitation): string => house.singleton(sealer).open('email', providerId, email)

const accountOf = (house: House, email: string, client: House['identityPool'] | PoolClient) =>
  accountByEmail(client, house.singleton(sealer).indexes('email', null, email))

/** What whoever holds the link is invited to. */
export const invitationOf = async (scope: Scope, token: string) => {
  const { house } = scope
  const invitation = await find(house, token, house.identityPool)
  const email = addressOf(house, invitation)
  const account = await accountOf(house, email, house.identityPool)
  return { providerName: invitation.providerName, firstName: invitation.firstName, email, hasAccount: account !== null }
}

/** Whose account the invitation is for from now on: the one that has the address, proved by its password, or a new one. */
const personOf = async (scope: Scope, email: string, name: string, password: string, code: string | null) => {
  const { house } = scope
  const known = await accountOf(house, email, house.identityPool)
  if (known) {
    const { id } = await proveIdentity(scope, known, email, password, code)
    return { id, passwordHash: null }
  }
  checkNewPassword(house, password, { email, name }, 'password')
  return { id: null, passwordHash: await hashPassword(password) }
}

/** Joins the team that the link invites to, and signs in to it. A person who has an account proves it with its password. */
export const acceptInvitation = async (scope: Scope, token: string, password: string, code: string | null): Promise<Viewer> => {
  const { house, transport } = scope
  requireCarrier(scope)
  const open = await find(house, token, house.identityPool)
  const email = addressOf(house, open)
  const name = `${open.firstName} ${open.lastName}`.trim()
  // Before the transaction: what takes long must not hold one of the few connections.
  const { id, passwordHash } = await personOf(scope, email, name, password, code)
  const joined = await identityTransaction(house, async client => {
    const invitation = await find(house, token, client, true)
    const sealed = house.singleton(sealer).seal('email', null, email)
    const userId = id ?? (await insertAccount(client, { email: sealed, name, passwordHash, now: house.now() }))
    if (!(await accept(client, invitation, userId, house.now()))) throw conflict('You are in this team already.')
    await recordIdentityAudit(client, visitor(invitation.providerId, userId, transport), house.now(), {
      action: 'INVITATION_ACCEPTED',
      subject: { kind: 'MEMBER', id: invitation.memberId },
    })
    return { userId, providerId: invitation.providerId }
  }).catch((error: unknown) => {
    // Two invitations to one new address were accepted at once: one of them made the account.
    throw isUniqueViolation(error) ? conflict('Your account was made just now. Accept again, with the password that you chose.') : error
  })
  return openSession(scope, joined)
}
