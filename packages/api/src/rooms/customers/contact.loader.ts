import DataLoader from 'dataloader'
import { reveal } from '../../access/pii/reveal.service'
import { sealer } from '../../access/pii/sealer.service'
import type { Scope } from '../../access/scope'
import type { ContactRow } from './contact.repository'
import { contactsByIds } from './contact.repository'

const createLoader = (scope: Scope): DataLoader<string, ContactRow | null> =>
  new DataLoader(async ids => {
    const rows = await scope.read(db => contactsByIds(db, ids))
    const found = new Map(rows.map(row => [row.id, row]))
    return ids.map(id => found.get(id) ?? null)
  })

/** One way to reach a customer, opened for who asks, which is noted first; null when unknown. */
export const contactOf = async (scope: Scope, customerId: string, field: 'email' | 'phone' | 'address'): Promise<string | null> => {
  const contact = await scope.once(createLoader).load(customerId)
  const sealed = contact?.[field] ?? null
  if (sealed === null) return null
  await reveal(scope, { kind: 'CUSTOMER', id: customerId, field })
  return scope.house.singleton(sealer).open(field, scope.providerId, sealed)
}
