import { randomBytes, randomUUID } from 'node:crypto'
import type { TenantDb } from '../db/tenant'
import { webUrl } from './accounts/letters.service'
import { insertInvitation, withdrawOpen } from './invitations.repository'
import { secretHash, signLink } from './links'
import { invitationLetter } from './mail/mail'
import { mailer } from './mail/mailer.service'
import type { Scope } from './scope'

const VALID_MS = 7 * 86_400_000

export interface Invited {
  id: string
  email: string
  firstName: string
}

/** An invitation that is written down; its mail goes out after the commit. */
export interface PendingInvitation {
  /** Whether the mail went out. */
  send(): Promise<boolean>
}

/** Withdraws the open invitations of a member; how many there were. */
export const withdrawInvitations = (db: TenantDb, scope: Scope, memberId: string): Promise<number> =>
  withdrawOpen(db, memberId, scope.now())

/** Writes an invitation down in the caller's transaction; earlier ones work no longer. */
export const invite = async (db: TenantDb, scope: Scope, { id, email, firstName }: Invited): Promise<PendingInvitation> => {
  const { house, viewer, provider } = scope
  const now = scope.now()
  const link = { id: randomUUID(), secret: randomBytes(32).toString('base64url'), expiresAt: new Date(now.getTime() + VALID_MS) }
  await withdrawInvitations(db, scope, id)
  await insertInvitation(db, {
    id: link.id,
    memberId: id,
    secretHash: secretHash(link.secret),
    createdBy: viewer?.userId ?? null,
    now,
    expiresAt: link.expiresAt,
  })
  const url = webUrl(house, '/accept-invitation', signLink(house.settings.sessionSecret, 'invitation', link))
  const invitedBy = viewer?.tokenId ? null : (viewer?.name ?? null)
  return { send: () => house.singleton(mailer).send(invitationLetter(email, firstName, provider.name, invitedBy, url)) }
}
