import type { CreateCustomerInput } from '@dashboard/schema'
import { randomUUID } from 'node:crypto'
import type { Scope } from '../../access/scope'
import type { FieldProblem } from '../../core/errors'
import { badInput, forbidden } from '../../core/errors'
import { isId } from '../../core/page'
import { personProblems } from '../../core/person'
import type { TenantDb } from '../../db/tenant'
import { customersByIds, membersByIds, petsByIds, petsNamed, servicesByIds } from './lookups.repository'

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
  customerId?: string | null
  newCustomer?: CreateCustomerInput | null
  serviceId: string
  petId?: string | null
  petName?: string | null
  assignedToId?: string | null
}

/** What a booking is made of, in the words of events. */
export interface BookingRefs {
  customer: { ref: string; name?: string; email?: string; phone?: string }
  service: string
  pet: { ref?: string; name?: string }
  member: string | undefined
}

const trimmed = (text: string | null | undefined): string | undefined => text?.trim() || undefined

/** Somebody new, under a ref of our own. */
const newcomer = ({ name, email, phone }: CreateCustomerInput): BookingRefs['customer'] => ({
  ref: randomUUID(),
  name: name.trim(),
  email: trimmed(email),
  phone: trimmed(phone),
})

/** The animal that is meant: one that is known, or one that is to be. Two names for one animal would be two animals. */
const petOf = async (scope: Scope, parts: BookingParts, customerId: string | null): Promise<BookingRefs['pet']> => {
  if (parts.petId) return { ref: (await findRow(scope, petsByIds, parts.petId))?.ref }
  const name = trimmed(parts.petName)
  if (name === undefined) return {}
  const [known] = customerId === null ? [] : await scope.read(db => petsNamed(db, customerId, name))
  return known ? { ref: known.ref } : { name }
}

/** The refs of what a new booking is made of; BAD_USER_INPUT that names every part that cannot be used. */
export const refsOf = async (scope: Scope, parts: BookingParts): Promise<BookingRefs> => {
  const { newCustomer } = parts
  if (newCustomer && !scope.can('customers.manage')) throw forbidden('customers.manage')
  const customer = await findRow(scope, customersByIds, parts.customerId)
  const service = await findRow(scope, servicesByIds, parts.serviceId)
  const pet = await findRow(scope, petsByIds, parts.petId)
  // Who sees only their own work books for themselves.
  const assignedToId = parts.assignedToId ?? scope.ownOnly
  const member = await findMember(scope, assignedToId)
  const problems: FieldProblem[] = newCustomer ? personProblems(newCustomer, 'input.newCustomer') : []
  const need = (isMet: boolean, path: string, message: string): void => {
    if (!isMet) problems.push({ path: `input.${path}`, message })
  }
  need(!newCustomer || !parts.customerId, 'newCustomer', 'cannot be beside customerId: who comes is known or new')
  need(customer !== null || Boolean(newCustomer), 'customerId', 'is not a customer; choose one of customerSearch')
  need(service?.isActive === true, 'serviceId', 'is not a service that can be booked; choose one of bookingOptions.services')
  need(!parts.petId || (pet !== null && pet.customerId === customer?.id), 'petId', 'is not a pet of this customer')
  need(!parts.petId || !parts.petName, 'petName', 'cannot be beside petId: the animal is known or new')
  need(!assignedToId || member?.isActive === true, 'assignedToId', notAMember)
  if (!service || problems.length > 0) throw badInput(problems)
  const comes = newCustomer ? newcomer(newCustomer) : { ref: customer?.ref ?? '' }
  return { customer: comes, service: service.ref, pet: await petOf(scope, parts, customer?.id ?? null), member: member?.ref }
}
