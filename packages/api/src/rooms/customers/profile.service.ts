import type { CreateCustomerInput, UpdateCustomerInput } from '@dashboard/schema'
import { randomUUID } from 'node:crypto'
import { recordAudit } from '../../access/audit.service'
import type { Scope } from '../../access/scope'
import { badInput, conflict, notFound } from '../../core/errors'
import { isId } from '../../core/page'
import { personProblems } from '../../core/person'
import { entityId } from '../../events'
import { knownContactOf } from './contact.loader'
import { lastToldAt } from './contact.repository'
import * as list from './list.repository'
import { setTags } from './notes.repository'
import { changesTo, tidy } from './profile-input'
import { tellEngine } from './profile-events.service'
import { tagsProblem, tidyTags } from './tags'
import { noteView } from './viewing.service'

/** The customer of that id; NOT_FOUND for an id of nobody, of another provider's, or beyond the viewer's own work. */
export const getCustomer = async (scope: Scope, id: string) => {
  const customer = isId(id) ? await scope.read(db => list.find(db, id)) : null
  if (!customer) throw notFound('The customer')
  return customer
}

/** The profile of a customer, which is noted before it is shown; null when there is none of that id. */
export const viewCustomer = async (scope: Scope, id: string) => {
  const customer = isId(id) ? await scope.read(db => list.find(db, id)) : null
  if (customer) await noteView(scope, customer.id)
  return customer
}

/** Adds a customer, as one who joined now. */
export const createCustomer = async (scope: Scope, input: CreateCustomerInput) => {
  const problems = personProblems(input, 'input')
  if (problems.length > 0) throw badInput(problems)
  const ref = randomUUID()
  const id = entityId(scope.providerId, 'customer', ref)
  const customer = {
    ref,
    name: input.name.trim(),
    email: input.email?.trim() || undefined,
    phone: input.phone?.trim() || undefined,
    source: input.source ?? undefined,
  }
  await tellEngine(scope, 'CUSTOMER_JOINED', customer)
  await scope.write(db => recordAudit(db, scope, { action: 'CUSTOMER_CREATED', subject: { kind: 'CUSTOMER', id } }))
  return getCustomer(scope, id)
}

/** Puts other tags in the place of a customer's tags. */
export const updateTags = async (scope: Scope, id: string, tags: readonly string[]) => {
  const problem = tagsProblem(tags)
  if (problem !== null) throw badInput([{ path: 'tags', message: problem }])
  const customer = await getCustomer(scope, id)
  await scope.write(async db => {
    await setTags(db, customer.id, tidyTags(tags))
    await recordAudit(db, scope, {
      action: 'CUSTOMER_CHANGED',
      subject: { kind: 'CUSTOMER', id: customer.id },
      details: { fields: ['tags'] },
    })
  })
  return customer
}

/** Changes what is known of a customer; each field by itself, so that two who change different ones both do. */
export const updateCustomer = async (scope: Scope, id: string, input: UpdateCustomerInput) => {
  const problems = personProblems(input, 'input')
  if (problems.length > 0) throw badInput(problems)
  const customer = await getCustomer(scope, id)
  if (customer.isGone) throw conflict('This customer was erased.')
  const contact = await knownContactOf(scope, customer.id)
  const changes = changesTo({ ...contact, name: customer.name }, tidy(input))
  const fields = Object.keys(changes)
  if (fields.length === 0) return customer
  const after = await scope.read(db => lastToldAt(db, customer.id, fields))
  await tellEngine(scope, 'CUSTOMER_UPDATED', Object.assign(changes, { ref: customer.ref }), after)
  await scope.write(db =>
    recordAudit(db, scope, { action: 'CUSTOMER_CHANGED', subject: { kind: 'CUSTOMER', id: customer.id }, details: { fields } }),
  )
  return getCustomer(scope, customer.id)
}
