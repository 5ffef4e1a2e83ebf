import { type CustomerExportField, customerExportFields, type CustomerSegment, type CustomerSort } from '@dashboard/schema/vocabulary'
import type { FieldProblem } from '../../../core/errors'

/** What was asked for, as it is kept with an export. What was looked for is kept apart, sealed. */
export interface ExportRequest {
  fields: CustomerExportField[]
  segment: CustomerSegment | null
  segmentId: string | null
  /** In the shape of the contract; null for everybody. */
  criteria: object | null
  /** Only these; null for everybody, left out by exports of before. */
  customerIds?: string[] | null
  sortBy: CustomerSort
  /** Whether columns, order or who is in it tell what somebody spends: then whoever fetches it must be allowed to know. */
  isAboutMoney: boolean
}

const known: ReadonlySet<string> = new Set(customerExportFields)

/** What is wrong with the columns asked for, each by its place. */
export const fieldProblems = (fields: readonly string[], path: string): FieldProblem[] => {
  if (fields.length === 0) return [{ path, message: 'must name at least one column' }]
  return fields.slice(0, customerExportFields.length + 1).flatMap((field, place) => {
    if (!known.has(field)) return [{ path: `${path}.${place}`, message: `must be one of ${customerExportFields.join(', ')}` }]
    return fields.indexOf(field) < place ? [{ path: `${path}.${place}`, message: 'is there already' }] : []
  })
}

/** The columns asked for, once `fieldProblems` found nothing. */
export const fieldsOf = (fields: readonly string[]): CustomerExportField[] =>
  fields.filter((field): field is CustomerExportField => known.has(field))
