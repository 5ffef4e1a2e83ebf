/** What a change of a member changes, what it needs, and how the audit log tells of it. */
import { isDeepStrictEqual } from 'node:util'
import type { AuditAction, TeamMemberAction } from '@dashboard/schema/vocabulary'
import { compare } from '../../core/money'
import type { MemberDetails } from './details'

/** Everything that details can tell, as it is. */
export type Told = Required<{ [Field in keyof MemberDetails]: Exclude<MemberDetails[Field], undefined> }>
export type ToldField = keyof Told

export interface AuditWords {
  action: AuditAction
  details: Record<string, unknown>
}

interface FieldRule {
  /** What changing it is. */
  action: TeamMemberAction
  /** How the audit log calls it; without, it tells the name of the field and never the value. */
  audit?: AuditAction
}

const rules: Record<ToldField, FieldRule> = {
  email: { action: 'CHANGE_PROFILE' },
  firstName: { action: 'CHANGE_PROFILE' },
  lastName: { action: 'CHANGE_PROFILE' },
  role: { action: 'CHANGE_ROLE', audit: 'MEMBER_ROLE_CHANGED' },
  permissions: { action: 'CHANGE_PERMISSIONS', audit: 'MEMBER_PERMISSIONS_CHANGED' },
  hourlyRate: { action: 'CHANGE_PAY', audit: 'MEMBER_PAY_CHANGED' },
  commissionRate: { action: 'CHANGE_PAY', audit: 'MEMBER_PAY_CHANGED' },
  phone: { action: 'CHANGE_CONTACT' },
  address: { action: 'CHANGE_CONTACT' },
  emergencyContact: { action: 'CHANGE_CONTACT' },
  workSchedule: { action: 'CHANGE_PROFILE' },
  skills: { action: 'CHANGE_PROFILE' },
  certifications: { action: 'CHANGE_PROFILE' },
  hiredDate: { action: 'CHANGE_PROFILE' },
}

/** Every field that can be told. */
export const toldFields = Object.keys(rules) as ToldField[]

/**
 * What the sender must be allowed for what is told. Also where a value stays as it is, or trying values would tell what
 * one may not see; only the role, which everybody sees, may be told again.
 */
export const actionsNeeded = (before: Told, told: MemberDetails): TeamMemberAction[] => {
  const fields = toldFields.filter(field => told[field] !== undefined && (field !== 'role' || told.role !== before.role))
  return [...new Set(fields.map(field => rules[field].action))]
}

/** How the member is afterwards. Owners have every permission, so that of theirs nothing differs from the role. */
export const afterwards = (before: Told, told: MemberDetails): Told => {
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
  const after: Told = { ...before, ...given }
  return after.role === 'OWNER' ? { ...after, permissions: { grant: [], revoke: [] } } : after
}

const amounts: ReadonlySet<ToldField> = new Set(['hourlyRate', 'commissionRate'])

const same = (field: ToldField, before: unknown, after: unknown): boolean =>
  amounts.has(field) && typeof before === 'string' && typeof after === 'string'
    ? compare(before, after) === 0
    : isDeepStrictEqual(before, after)

/** The fields that differ. */
export const changedFields = (before: Told, after: Told): ToldField[] =>
  toldFields.filter(field => !same(field, before[field], after[field]))

/** What the audit log says: standing and pay with their values, of everything else the name of the field alone. */
export const auditOf = (before: Told, after: Told, fields: readonly ToldField[]): AuditWords[] => {
  const entries = new Map<AuditAction, Record<string, unknown>>()
  for (const field of fields) {
    const action = rules[field].audit ?? 'MEMBER_CHANGED'
    const known = entries.get(action) ?? { fields: [] }
    const values = action === 'MEMBER_CHANGED' ? {} : { [field]: { from: before[field], to: after[field] } }
    entries.set(action, { ...known, ...values, fields: [...(known.fields as string[]), field] })
  }
  return [...entries].map(([action, details]) => ({ action, details }))
}
