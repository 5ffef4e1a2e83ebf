import type { RevenueAnalytics } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
export const revenueAnalytics = (_scope: Scope, _request: object): Promise<RevenueAnalytics> => Promise.reject(new Error('not there yet'))
