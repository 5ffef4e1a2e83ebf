import DataLoader from 'dataloader'
import { DomainError } from '../../core/errors'
import { recordView } from '../audit.service'
import type { AuditEntry } from '../audit'
import type { Scope } from '../scope'

/** A private field of somebody that is about to be shown. */
export interface PrivateField {
  kind: 'CUSTOMER' | 'MEMBER'
  id: string
  field: string
}

const actionOf = { CUSTOMER: 'CUSTOMER_CONTACT_VIEWED', MEMBER: 'MEMBER_PRIVATE_DATA_VIEWED' } as const

const keyOf = ({ kind, id }: Omit<PrivateField, 'field'>): string => `${kind}/${id}`

const entriesOf = (seen: readonly PrivateField[]): AuditEntry[] => {
  const people = new Map<string, { entry: AuditEntry; fields: string[] }>()
  for (const { kind, id, field } of seen) {
    const key = keyOf({ kind, id })
    const fields = people.get(key)?.fields ?? []
    fields.push(field)
    people.set(key, { fields, entry: { action: actionOf[kind], subject: { kind, id }, details: { fields: fields.toSorted() } } })
  }
  return [...people.values()].map(({ entry }) => entry)
}

const createReveals = (scope: Scope): DataLoader<PrivateField, true, string> =>
  new DataLoader<PrivateField, true, string>(
    async seen => {
      await recordView(scope, entriesOf(seen))
      return seen.map(() => true as const)
    },
    { cacheKeyFn: one => `${keyOf(one)}/${one.field}` },
  )

/**
 * Notes that somebody is about to see a private field, and resolves once that is kept: one entry for each person seen,
 * one statement for all of a list. What cannot be noted is not shown; a push, which nobody in particular sees, shows nothing private.
 */
export const reveal = async (scope: Scope, field: PrivateField): Promise<void> => {
  if (scope.transport.isPush) throw new DomainError('FORBIDDEN', 'What is private is not pushed: read it by a query.')
  await scope.once(createReveals).load(field)
}
