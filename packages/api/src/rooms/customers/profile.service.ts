import type { CreateCustomerInput, UpdateCustomerInput } from '@dashboard/schema'
import { randomUUID } from 'node:crypto'
import { recordAudit, recordView } from '../../access/audit.service'
import type { Scope } from '../../access/scope'
import { badInput, notFound } from '../../core/errors'
import { isId } from '../../core/page'
import { emailProblem, phoneProblem, textProblem } from '../../core/text'
import { engineOf, entityId, parseEvents } from '../../events'
import * as list from './list.repository'
import { setTags } from './notes.repository'
import { tagsProblem, tidyTags } from './tags'

/** The customer of that id; NOT_FOUND for an id of nobody, of another provider's, or beyond the viewer's own work. */
export const getCustomer = async (scope: Scope, id: string) => {
  const customer = isId(id) ? await scope.read(db => list.find(db, id)) : null
  if (!customer) throw notFound('The customer')
  return customer
}

/** The profile of a customer, which is noted before it is shown; null when there is none of that id. */
export const viewCustomer = async (scope: Scope, id: string) => {
  const customer = isId(id) ? await scope.read(db => list.find(db, id)) : null
  if (customer) await recordView(scope, [{ action: 'CUSTOMER_VIEWED', subject: { kind: 'CUSTOMER', id: customer.id } }])
  return customer
}

const problemsOf = ({ name, email, phone }: CreateCustomerInput) =>
  [
    { path: 'input.name', message: textProblem(name.trim(), { max: 200 }) },
    { path: 'input.email', message: email?.trim() ? emailProblem(email.trim()) : null },
    { path: 'input.phone', message: phone?.trim() ? phoneProblem(phone.trim()) : null },
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]))

/** Adds a customer, as one who joined now. */
export const createCustomer = async (scope: Scope, input: CreateCustomerInput) => {
  const problems = problemsOf(input)
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
  const now = scope.now()
  const events = parseEvents([{ id: randomUUID(), type: 'CUSTOMER_JOINED', occurredAt: now, payload: { customer } }], scope.provider, now)
  const userId = scope.viewer?.userId
  await scope.refresh()
  await engineOf(scope.house).record(
    scope.providerId,
    events.map(event => ({ ...event, userId })),
    'DASHBOARD',
  )
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

export const updateCustomer = (_scope: Scope, _id: string, _input: UpdateCustomerInput): Promise<never> =>
  Promise.reject(new Error('not there yet'))
