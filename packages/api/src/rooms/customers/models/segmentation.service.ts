import type { Scope } from '../../../access/scope'

export const segmentationOf = (_scope: Scope): Promise<never> => Promise.reject(new Error('not there yet'))
