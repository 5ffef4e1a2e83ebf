import type { AddTeamMemberInput } from '@dashboard/schema'
import { randomUUID } from 'node:crypto'
import type { PendingInvitation } from '../../access/invitations.service'
import type { Scope } from '../../access/scope'
import { badInput, forbidden } from '../../core/errors'
import { textProblem } from '../../core/text'
import type { TenantDb } from '../../db/tenant'
import { entityId } from '../../events'
import type { Actor } from './authority'
import { placingObjection } from './authority'
import { requireFreeEmail, termsOf } from './changes.service'
import { contactsOf } from './contact.service'
import { readDetails } from './details'
import type { Told } from './differences'
import { toldFields } from './differences'
import { inviteMember } from './invitations.service'
import { insert } from './members.repository'
import { readBack } from './team.service'
import { lockActor, note, refuse, writeTeam } from './turn.service'

const LONGEST_REF = 200

const readRef = (given: string | null | undefined): string => {
  const ref = given?.trim() ?? ''
  if (ref === '') return randomUUID()
  const problem = textProblem(ref, { max: LONGEST_REF })
  if (problem !== null) throw badInput([{ path: 'input.ref', message: problem }])
  return ref
}

const readMember = (scope: Scope, input: AddTeamMemberInput): Told => {
  const terms = termsOf(scope)
  const { email = '', firstName = '', role = input.role, ...told } = readDetails(input, terms)
  return {
    email,
    firstName,
    role,
    lastName: told.lastName ?? '',
    hiredDate: told.hiredDate ?? terms.today,
    phone: told.phone ?? null,
    address: told.address ?? null,
    emergencyContact: told.emergencyContact ?? null,
    permissions: told.permissions ?? { grant: [], revoke: [] },
    hourlyRate: told.hourlyRate ?? null,
    commissionRate: told.commissionRate ?? null,
    workSchedule: told.workSchedule ?? [],
    skills: told.skills ?? [],
    certifications: told.certifications ?? [],
  }
}

const refuseAddition = (actor: Actor, { role, permissions, hourlyRate, commissionRate }: Told): void => {
  const isChanged = permissions.grant.length > 0 || permissions.revoke.length > 0
  refuse(placingObjection(actor, role, permissions))
  if (isChanged && !actor.can('team.permissions.manage')) throw forbidden('team.permissions.manage')
  if ((hourlyRate !== null || commissionRate !== null) && !actor.can('team.pay.manage')) throw forbidden('team.pay.manage')
  if (isChanged && role === 'OWNER')
    throw badInput([{ path: 'input.permissions', message: 'must be left out: owners always have every permission' }])
}

/** What the audit log tells of somebody new: standing and pay, and which other fields were told. */
const added = ({ role, permissions, hourlyRate, commissionRate, ...others }: Told): Record<string, unknown> => {
  const told: Record<string, unknown> = others
  const isTold = (value: unknown): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  return { role, permissions, hourlyRate, commissionRate, fields: toldFields.filter(field => field in told && isTold(told[field])) }
}

const add = async (scope: Scope, db: TenantDb, ref: string, member: Told): Promise<{ id: string; invitation: PendingInvitation }> => {
  const id = entityId(scope.providerId, 'member', ref)
  refuseAddition(await lockActor(scope, db), member)
  await requireFreeEmail(scope, db, member.email, null)
  const columns = contactsOf(scope.house, scope.providerId).sealed(member, [])
  if (!(await insert(db, { id, ref }, columns, scope.now())))
    throw badInput([{ path: 'input.ref', message: 'is the name of somebody in the team already' }])
  await note(scope, db, id, { action: 'MEMBER_ADDED', details: added(member) })
  return { id, invitation: await inviteMember(scope, db, { id, email: member.email, firstName: member.firstName }) }
}

/** Adds somebody to the team and invites them; whether the invitation went out is told, and can be mended by another. */
export const addTeamMember = async (scope: Scope, input: AddTeamMemberInput) => {
  const ref = readRef(input.ref)
  const member = readMember(scope, input)
  const { id, invitation } = await writeTeam(scope, db => add(scope, db, ref, member))
  const invitationSent = await invitation.send()
  return { member: await readBack(scope, id), invitationSent }
}
