import type { Scope } from '../../access/scope'
import type { FieldProblem } from '../../core/errors'
import { badInput } from '../../core/errors'
import { isId } from '../../core/page'
import type { TenantDb } from '../../db/tenant'
import { customersByIds, membersByIds, petsByIds, servicesByIds } from './lookups.repository'

interface Referred {
  id: string
  ref: string
}

type Read<Row extends Referred> = (db: TenantDb, ids: readonly string[]) => Promise<Row[]>

/** The row of that id; null where the provider has none. */
const findRow = async <Row extends Referred>(scope: Scope, read: Read<Row>, id: string | null | undefined): Promise<Row | null> => {
  if (!id || !isId(id)) return null
  const [row] = await scope.read(db => read(db, [id]))
  return row ?? null
}

/** The ref of an active member, or null for nobody, which only those may say who see all bookings; BAD_USER_INPUT at `path` for anybody else. */
export const memberRef = async (scope: Scope, id: string | null, path: string): Promise<string | null> => {
  if (id === null && scope.ownOnly === null) return null
  const member = await findMember(scope, id)
  if (!member?.isActive) throw badInput([{ path, message: notAMember }])
  return member.ref
}

const notAMember = 'is not an active team member; choose one of bookingOptions.members'

/** The member of that id; who sees only their own work can give work to nobody else. */
const findMember = (scope: Scope, id: string | null | undefined) =>
  scope.ownOnly !== null && scope.ownOnly !== id?.toLowerCase() ? Promise.resolve(null) : findRow(scope, membersByIds, id)

export interface BookingParts {
  customerId: string
  serviceId: string
  petId?: string | null
  assignedToId?: string | null
}

export interface BookingRefs {
  customer: string
  service: string
  pet: string | undefined
  member: string | undefined
}

/** The refs of what a new booking is made of; BAD_USER_INPUT that names every part that cannot be used. */
export const refsOf = async (scope: Scope, parts: BookingParts): Promise<BookingRefs> => {
  const customer = await findRow(scope, customersByIds, parts.customerId)
  const service = await findRow(scope, servicesByIds, parts.serviceId)
  const pet = await findRow(scope, petsByIds, parts.petId)
  // Who sees only their own work books for themselves.
  const assignedToId = parts.assignedToId ?? scope.ownOnly
  const member = await findMember(scope, assignedToId)
  const problems: FieldProblem[] = []
  const need = (isMet: boolean, path: string, message: string): void => {
    if (!isMet) problems.push({ path: `input.${path}`, message })
  }
  need(customer !== null, 'customerId', 'is not a customer; choose one of customerSearch')
  need(service?.isActive === true, 'serviceId', 'is not a service that can be booked; choose one of bookingOptions.services')
  need(!parts.petId || (pet !== null && pet.customerId === customer?.id), 'petId', 'is not a pet of this customer')
  need(!assignedToId || member?.isActive === true, 'assignedToId', notAMember)
  if (!customer || !service || problems.length > 0) throw badInput(problems)
  return { customer: customer.ref, service: service.ref, pet: pet?.ref, member: member?.ref }
}
