import type { UpdateCustomerInput } from '@dashboard/schema'
import { randomUUID } from 'node:crypto'
import type { Scope } from '../../access/scope'
import { engineOf, parseEvents } from '../../events'

/** Who is told of to the engine; what is left out was not told, null takes it away. */
interface ToldCustomer extends UpdateCustomerInput {
  ref: string
}

/**
 * Tells the engine of a customer, as the viewer's deed. It counts as later than `after`: what a sender whose clock runs ahead told of the
 * customer before does not outvote who sees it and changes it.
 */
export const tellEngine = async (
  scope: Scope,
  type: 'CUSTOMER_JOINED' | 'CUSTOMER_UPDATED',
  customer: ToldCustomer,
  after: Date | null = null,
): Promise<void> => {
  const occurredAt = new Date(Math.max(scope.now().getTime(), after === null ? 0 : after.getTime() + 1))
  const events = parseEvents([{ id: randomUUID(), type, occurredAt, payload: { customer } }], scope.provider)
  const userId = scope.viewer?.userId
  await scope.refresh()
  await engineOf(scope.house).record(
    scope.providerId,
    events.map(event => ({ ...event, userId })),
    'DASHBOARD',
  )
}
