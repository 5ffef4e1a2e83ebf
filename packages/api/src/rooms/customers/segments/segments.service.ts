import type { SegmentInput } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'

export const listSegments = (_scope: Scope): Promise<never[]> => Promise.resolve([])
export const createSegment = (_scope: Scope, _input: SegmentInput): Promise<never> => Promise.reject(new Error('not there yet'))
export const updateSegment = (_scope: Scope, _id: string, _input: SegmentInput): Promise<never> =>
  Promise.reject(new Error('not there yet'))
export const deleteSegment = (_scope: Scope, _id: string): Promise<boolean> => Promise.reject(new Error('not there yet'))
