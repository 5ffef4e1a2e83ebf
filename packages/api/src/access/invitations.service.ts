import { createHash, randomBytes } from 'node:crypto'
import type { TenantDb } from '../db/tenant'
import { insertInvitation, withdrawOpen } from './invitations.repository'
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
export const invite = async (db: TenantDb, scope: Scope, { id }: Invited): Promise<PendingInvitation> => {
  const secret = randomBytes(32)
  const now = scope.now()
  await withdrawInvitations(db, scope, id)
  await insertInvitation(db, {
    memberId: id,
    secretHash: createHash('sha256').update(secret).digest(),
    createdBy: scope.viewer?.userId ?? null,
    now,
    expiresAt: new Date(now.getTime() + VALID_MS),
  })
  return { send: () => Promise.resolve(false) }
}
