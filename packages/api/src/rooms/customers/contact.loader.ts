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

/** How a customer came and whether they may be written to; null when unknown. Nothing of it has to be noted. */
export const acquaintanceOf = async (
  scope: Scope,
  customerId: string,
): Promise<Pick<ContactRow, 'source' | 'emailConsent' | 'smsConsent'> | null> => scope.once(createLoader).load(customerId)

/** All that is known of how to reach a customer, opened; for the house itself, which shows none of it. */
export const knownContactOf = async (scope: Scope, customerId: string): Promise<Omit<ContactRow, 'id'> | null> => {
  const contact = await scope.once(createLoader).load(customerId)
  if (contact === null) return null
  const open = (field: 'email' | 'phone' | 'address') => {
    const sealed = contact[field]
    return sealed === null ? null : scope.house.singleton(sealer).open(field, scope.providerId, sealed)
  }
  return { ...contact, email: open('email'), phone: open('phone'), address: open('address') }
}
