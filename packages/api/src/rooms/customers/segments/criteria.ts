import type { SegmentCriteriaInput } from '@dashboard/schema'
import { MOST_CONDITIONS, MOST_CRITERIA_LEVELS, segmentFieldEntries } from '@dashboard/schema/segment-fields'
import type { SegmentField, SegmentOperator } from '@dashboard/schema/vocabulary'
import type { FieldProblem } from '../../../core/errors'
import { type Operand, readOperands } from './operands'

/** What is asked of one field; a single value, a pair of BETWEEN, or the list of IN and NOT_IN. */
export interface Condition {
  field: SegmentField
  operator: SegmentOperator
  operands: readonly Operand[]
}

/** Who is meant, known to be sound. */
export type Criteria = { all: readonly Criteria[] } | { any: readonly Criteria[] } | { not: Criteria } | Condition

/** Groups are as dear as conditions are: a list of empty ones is a long statement too. */
const MOST_GROUPS = 100

/** What has been read so far, and what was wrong with it. */
interface Reading {
  problems: FieldProblem[]
  conditions: number
  groups: number
}

/** Criteria that are sound and nobody meets stand for those that are not, until the problems are told. */
const nobody: Criteria = { any: [] }

const kinds = ['all', 'any', 'not', 'condition'] as const
const howMany = 'must be exactly one of all, any, not, or a condition of field, operator and value'

const kindsOf = (input: SegmentCriteriaInput): (typeof kinds)[number][] => {
  const isCondition = [input.field, input.operator, input.value].some(part => part !== undefined && part !== null)
  const has = { all: Array.isArray(input.all), any: Array.isArray(input.any), not: isTree(input.not), condition: isCondition }
  return kinds.filter(kind => has[kind])
}

const isTree = (input: unknown): input is SegmentCriteriaInput => typeof input === 'object' && input !== null && !Array.isArray(input)

const readCondition = ({ field, operator, value }: SegmentCriteriaInput, path: string, reading: Reading): Criteria => {
  const wrong = (part: string, message: string): Criteria => {
    reading.problems.push({ path: `${path}.${part}`, message })
    return nobody
  }
  reading.conditions += 1
  const entry = field && Object.hasOwn(segmentFieldEntries, field) ? segmentFieldEntries[field] : null
  if (!field || !entry) return wrong('field', 'must say what is asked')
  if (!operator || !entry.operators.includes(operator)) return wrong('operator', `must be one of ${entry.operators.join(', ')}`)
  const { operands, problem } = readOperands(entry, operator, value)
  return problem === null ? { field, operator, operands } : wrong('value', problem)
}

const readList = (inputs: readonly SegmentCriteriaInput[], path: string, level: number, reading: Reading): Criteria[] =>
  inputs.map((input, index) => read(input, `${path}.${index}`, level + 1, reading))

const read = (input: SegmentCriteriaInput, path: string, level: number, reading: Reading): Criteria => {
  // What is too large already is not read to its end.
  if (reading.conditions > MOST_CONDITIONS || reading.groups > MOST_GROUPS) return nobody
  if (level > MOST_CRITERIA_LEVELS) {
    reading.problems.push({ path, message: `must not lie deeper than ${MOST_CRITERIA_LEVELS} levels` })
    return nobody
  }
  const [kind, ...others] = isTree(input) ? kindsOf(input) : []
  if (kind === undefined || others.length > 0) {
    reading.problems.push({ path, message: howMany })
    return nobody
  }
  if (kind === 'condition') return readCondition(input, path, reading)
  reading.groups += 1
  if (kind === 'all') return { all: readList(input.all ?? [], `${path}.all`, level, reading) }
  if (kind === 'any') return { any: readList(input.any ?? [], `${path}.any`, level, reading) }
  return { not: read(input.not as SegmentCriteriaInput, `${path}.not`, level + 1, reading) }
}

/** The criteria of an input, with everything that is wrong with it; `path` is where the input stands in what was sent. */
export const readCriteria = (input: SegmentCriteriaInput, path: string): { criteria: Criteria; problems: FieldProblem[] } => {
  const reading: Reading = { problems: [], conditions: 0, groups: 0 }
  const criteria = read(input, path, 1, reading)
  const { problems, conditions, groups } = reading
  if (conditions > MOST_CONDITIONS) problems.push({ path, message: `must have at most ${MOST_CONDITIONS} conditions` })
  if (groups > MOST_GROUPS) problems.push({ path, message: `must have at most ${MOST_GROUPS} groups` })
  return { criteria, problems }
}

/** Every condition of criteria, from left to right. */
export const conditionsOf = (criteria: Criteria): Condition[] => {
  if ('field' in criteria) return [criteria]
  if ('not' in criteria) return conditionsOf(criteria.not)
  return ('all' in criteria ? criteria.all : criteria.any).flatMap(conditionsOf)
}

/** Whether criteria ask what somebody spends. */
export const isAboutMoney = (criteria: Criteria): boolean => conditionsOf(criteria).some(({ field }) => segmentFieldEntries[field].isMoney)

/** Operators that compare with a list. */
const listing: readonly SegmentOperator[] = ['BETWEEN', 'IN', 'NOT_IN']

/** Criteria in the shape of the contract, as they are kept. */
export const toInput = (criteria: Criteria): SegmentCriteriaInput => {
  if ('all' in criteria) return { all: criteria.all.map(toInput) }
  if ('any' in criteria) return { any: criteria.any.map(toInput) }
  if ('not' in criteria) return { not: toInput(criteria.not) }
  const { field, operator, operands } = criteria
  return { field, operator, value: listing.includes(operator) ? operands : operands[0] }
}
