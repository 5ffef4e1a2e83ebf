import type { SegmentCriteriaInput } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'

export const estimate = (_scope: Scope, _criteria: SegmentCriteriaInput): Promise<never> => Promise.reject(new Error('not there yet'))
