import { MOST_LISTED_VALUES, type SegmentFieldEntry, type SegmentFieldKind } from '@dashboard/schema/segment-fields'
import type { SegmentOperator } from '@dashboard/schema/vocabulary'
import { isCalendarDate } from '../../../core/calendar'
import { compare } from '../../../core/money'
import { isId } from '../../../core/page'
import { textProblem } from '../../../core/text'

/** A value to compare with: a decimal string for amounts, a number for other numbers, a text, or yes and no. */
export type Operand = string | number | boolean

/** A value that fits, or what is wrong with it. */
type Read = { operand: Operand } | { problem: string }

const LONGEST_TEXT = 50
const FIRST_DATE = '1900-01-01'
const LAST_DATE = '2999-12-31'
const AMOUNT = /^-?\d{1,14}(\.\d{1,4})?$/
/** With an exponent too, as small numbers are written. */
const DECIMAL = /^-?\d{1,14}(\.\d{1,24})?(e-\d{1,3})?$/
const INTEGER = /^-?\d{1,14}$/

/** A number or decimal string as a decimal string that the pattern fits; null for anything else. */
const digitsOf = (value: unknown, pattern: RegExp): string | null => {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  return pattern.test(text) ? text : null
}

const within = ({ min, max }: SegmentFieldEntry, digits: string): string | null => {
  const tooSmall = min !== null && compare(digits, String(min)) < 0
  const tooLarge = max !== null && compare(digits, String(max)) > 0
  return tooSmall || tooLarge ? `must be between ${min} and ${max}` : null
}

const number =
  (pattern: RegExp, what: string, operandOf: (digits: string) => Operand) =>
  (value: unknown, entry: SegmentFieldEntry): Read => {
    const digits = digitsOf(value, pattern)
    if (digits === null) return { problem: `must be ${what}` }
    const problem = within(entry, digits)
    return problem === null ? { operand: operandOf(digits) } : { problem }
  }

const readDate = (value: unknown): Read => {
  if (typeof value !== 'string' || !isCalendarDate(value)) return { problem: 'must be a date such as "2026-11-22"' }
  return value >= FIRST_DATE && value <= LAST_DATE ? { operand: value } : { problem: `must lie between ${FIRST_DATE} and ${LAST_DATE}` }
}

const readWord = (value: unknown, { options }: SegmentFieldEntry): Read =>
  typeof value === 'string' && options?.includes(value) ? { operand: value } : { problem: `must be one of ${(options ?? []).join(', ')}` }

const readText = (value: unknown): Read => {
  if (typeof value !== 'string') return { problem: 'must be a text' }
  const problem = textProblem(value.trim(), { max: LONGEST_TEXT })
  return problem === null ? { operand: value.trim() } : { problem }
}

/** How a value of each kind is read. */
const readers: Record<SegmentFieldKind, (value: unknown, entry: SegmentFieldEntry) => Read> = {
  AMOUNT: number(AMOUNT, 'an amount such as 120 or "120.50", with at most four decimals', digits => digits),
  COUNT: number(INTEGER, 'a whole number', Number),
  NUMBER: number(DECIMAL, 'a number such as 4.5', Number),
  SHARE: number(DECIMAL, 'a share between 0 and 1 such as 0.7', Number),
  DATE: readDate,
  WORD: readWord,
  TEXTS: readText,
  SERVICES: value =>
    typeof value === 'string' && isId(value) ? { operand: value.toLowerCase() } : { problem: 'must be the id of a service' },
  FLAG: value => (typeof value === 'boolean' ? { operand: value } : { problem: 'must be true or false' }),
}

const isInOrder = (kind: SegmentFieldKind, [from, to]: readonly Operand[]): boolean =>
  kind === 'DATE' ? String(from) <= String(to) : compare(String(from), String(to)) <= 0

/** The values of a condition; `problem` tells what is wrong with the value that was sent, null when nothing is. */
export const readOperands = (
  entry: SegmentFieldEntry,
  operator: SegmentOperator,
  value: unknown,
): { operands: Operand[]; problem: string | null } => {
  const refuse = (problem: string) => ({ operands: [], problem })
  const isRange = operator === 'BETWEEN'
  const takesList = isRange || operator === 'IN' || operator === 'NOT_IN'
  if (takesList && !Array.isArray(value)) return refuse(isRange ? 'must be a list of two values' : 'must be a list of values')
  const values: unknown[] = takesList ? (value as unknown[]) : [value]
  if (isRange && values.length !== 2) return refuse('must be a list of two values')
  if (values.length === 0 || values.length > MOST_LISTED_VALUES) return refuse(`must be a list of 1 to ${MOST_LISTED_VALUES} values`)
  const operands: Operand[] = []
  for (const one of values) {
    const result = readers[entry.kind](one, entry)
    if ('problem' in result) return refuse(takesList ? `each ${result.problem}` : result.problem)
    operands.push(result.operand)
  }
  return isRange && !isInOrder(entry.kind, operands) ? refuse('must have the lesser value first') : { operands, problem: null }
}
