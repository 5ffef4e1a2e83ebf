/** A member of the team as it is stored, and what follows from it. */
import type { WorkingHours } from '@dashboard/schema'
import type { MemberAccess, TeamRole } from '@dashboard/schema/vocabulary'
import type { PermissionChanges } from '../../access/roles'
import type { Subject } from './authority'

/** A certification as it is stored: what was not told may be left out. */
interface StoredCertification {
  name: string
  issuedOn?: string | null
  expiresOn?: string | null
}

/** The columns that are written as one; contact values are sealed. */
export interface MemberColumns {
  email: string
  phone: string | null
  address: string | null
  emergencyContact: string | null
  firstName: string
  lastName: string
  role: TeamRole
  permissions: PermissionChanges
  /** Exact decimal in the provider's currency. */
  hourlyRate: string | null
  /** Percent, exact. */
  commissionRate: string | null
  workSchedule: WorkingHours[]
  skills: string[]
  certifications: StoredCertification[]
  hiredDate: string
}

export interface MemberRow extends MemberColumns {
  id: string
  ref: string
  userId: string | null
  isActive: boolean
  terminatedDate: string | null
  updatedAt: Date
  isLastOwner: boolean
  /** Of the open invitation; both null where there is none. */
  invitedAt: Date | null
  invitedUntil: Date | null
}

const UNREAD = '@members.invalid'

/** Whether nobody reads mail of that address: it stands for one that is not known yet. */
export const isPlaceholder = (email: string): boolean => email.endsWith(UNREAD)

/** What rules ask of a member, of whom the e-mail address was opened. */
export const subjectOf = (row: MemberRow, email: string): Subject => ({
  id: row.id,
  role: row.role,
  permissions: row.permissions,
  isActive: row.isActive,
  isLastOwner: row.isLastOwner,
  hasSignIn: row.userId !== null,
  hasEmail: !isPlaceholder(email),
  isInvited: row.invitedAt !== null,
})

/** Whether the member can sign in now. */
export const accessOf = ({ isActive, userId, invitedUntil }: MemberRow, now: Date): MemberAccess => {
  if (!isActive) return 'ENDED'
  if (userId !== null) return 'SIGNS_IN'
  if (invitedUntil === null) return 'NONE'
  return invitedUntil > now ? 'INVITED' : 'INVITATION_EXPIRED'
}
