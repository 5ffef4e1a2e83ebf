import type { Scope } from '../../../access/scope'
import { notFound } from '../../../core/errors'
import { builtInSegments } from './built-in'
import { type Criteria, readCriteria } from './criteria'
import * as repository from './segments.repository'

/** A segment with criteria that are known to be sound. */
export interface KnownSegment {
  id: string
  name: string
  /** Null for those that the provider made. */
  description: string | null
  criteria: Criteria
  isBuiltIn: boolean
  /** Null for built-in ones. */
  updatedAt: Date | null
}

const builtIn: readonly KnownSegment[] = builtInSegments.map(segment => ({ ...segment, isBuiltIn: true, updatedAt: null }))

/** Criteria as they are kept. What cannot be understood any more means nobody: a part of it left out might mean everybody. */
const storedCriteria = (stored: Record<string, unknown>): Criteria => {
  const { criteria, problems } = readCriteria(stored, 'criteria')
  return problems.length === 0 ? criteria : { any: [] }
}

/** A segment of the provider, understood. */
export const understood = ({ id, name, criteria, updatedAt }: repository.SegmentRow): KnownSegment => ({
  id,
  name,
  description: null,
  criteria: storedCriteria(criteria),
  isBuiltIn: false,
  updatedAt,
})

const readSegments = async (scope: Scope): Promise<KnownSegment[]> => [
  ...builtIn,
  ...(await scope.read(db => repository.list(db))).map(understood),
]

/** Every segment: those that come with the dashboard, then the provider's own by name. Read once a request. */
export const knownSegments = (scope: Scope): Promise<KnownSegment[]> => scope.once(readSegments)

/** The segment of that id; NOT_FOUND for none. */
export const getSegment = async (scope: Scope, id: string): Promise<KnownSegment> => {
  const key = id.toLowerCase()
  const known = builtIn.find(segment => segment.id === key) ?? (await knownSegments(scope)).find(segment => segment.id === key)
  if (!known) throw notFound('The segment')
  return known
}
