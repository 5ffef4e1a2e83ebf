import type { UpdateCustomerInput } from '@dashboard/schema'
import { randomUUID } from 'node:crypto'
import type { Scope } from '../../access/scope'
import { engineOf, parseEvents } from '../../events'

/** Who is told of to the engine; what is left out was not told, null takes it away. */
interface ToldCustomer extends UpdateCustomerInput {
  ref: string
}

/** Tells the engine of a customer, as the viewer's deed. */
export const tellEngine = async (scope: Scope, type: 'CUSTOMER_JOINED' | 'CUSTOMER_UPDATED', customer: ToldCustomer): Promise<void> => {
  const now = scope.now()
  const events = parseEvents([{ id: randomUUID(), type, occurredAt: now, payload: { customer } }], scope.provider, now)
  const userId = scope.viewer?.userId
  await scope.refresh()
  await engineOf(scope.house).record(
    scope.providerId,
    events.map(event => ({ ...event, userId })),
    'DASHBOARD',
  )
}
