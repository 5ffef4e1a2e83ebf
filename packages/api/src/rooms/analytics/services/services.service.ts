import type { ServiceAnalytics } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
export const serviceAnalytics = (_scope: Scope, _request: object): Promise<ServiceAnalytics> => Promise.reject(new Error('not there yet'))
