import type { Retention } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
export const retention = (_scope: Scope): Promise<Retention> => Promise.reject(new Error('not there yet'))
