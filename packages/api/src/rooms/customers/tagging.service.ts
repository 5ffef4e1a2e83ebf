import type { CustomerSelectionInput } from '@dashboard/schema'
import type { Scope } from '../../access/scope'

export const tagCustomers = (
  _scope: Scope,
  _selection: CustomerSelectionInput,
  _tags: { add: string[]; remove: string[] },
): Promise<never> => Promise.reject(new Error('not there yet'))
