import type { CustomerAcquisition, DateRangeInput } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
export const customerAcquisition = (_scope: Scope, _period: DateRangeInput): Promise<CustomerAcquisition> =>
  Promise.reject(new Error('not there yet'))
