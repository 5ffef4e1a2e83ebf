import type { ExportCustomersInput } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'

export const findExport = (_scope: Scope, _id: string): Promise<null> => Promise.resolve(null)
export const listExports = (_scope: Scope, _first: number): Promise<never[]> => Promise.resolve([])
export const requestExport = (_scope: Scope, _input: ExportCustomersInput): Promise<never> => Promise.reject(new Error('not there yet'))
export const cancelExport = (_scope: Scope, _id: string): Promise<never> => Promise.reject(new Error('not there yet'))
