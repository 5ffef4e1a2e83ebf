import { auditStatement } from '../../access/audit.repository'
import { auditActorOf } from '../../access/audit.service'
import type { Scope } from '../../access/scope'
import { notFound } from '../../core/errors'
import { isId } from '../../core/page'
import { eraseCustomer as erase } from '../../events'
import { exists } from './customer-data.repository'

/** Erases a customer of the viewer's business for good; every figure stays. Throws NOT_FOUND. */
export const eraseCustomer = async (scope: Scope, asked: string): Promise<boolean> => {
  const customerId = asked.toLowerCase()
  if (!isId(customerId) || !(await scope.read(db => exists(db, customerId)))) throw notFound('The customer')
  // The snapshot is given back first: no connection is held idle while the engine writes down another.
  await scope.refresh()
  const entry = { action: 'CUSTOMER_ERASED', subject: { kind: 'CUSTOMER', id: customerId } } as const
  const isErased = await erase(scope.house.enginePool, { providerId: scope.providerId, customerId, at: scope.now() }, async client => {
    await client.query(auditStatement(auditActorOf(scope), scope.now(), [entry]))
  })
  if (!isErased) throw notFound('The customer')
  return true
}
