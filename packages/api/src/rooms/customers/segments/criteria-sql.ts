import type { SegmentOperator } from '@dashboard/schema/vocabulary'
import { addDays } from '../../../core/calendar'
import { localDay, startOfDay } from '../../../core/local-time'
import { standing } from '../standing-sql'
import type { Condition, Criteria } from './criteria'
import { type FieldSource, fieldSources } from './fields'
import type { Operand } from './operands'

/** When and where is asked, and how a value gets into the statement: `bind` gives back its place, such as `$3`. */
export interface Compilation {
  now: Date
  timeZone: string
  bind(value: unknown): string
  /** A column that holds each customer's standing already. */
  standing?: string
}

const signs: Partial<Record<SegmentOperator, string>> = { EQ: '=', NEQ: '<>', GT: '>', GTE: '>=', LT: '<', LTE: '<=' }

type Comparison = Pick<Condition, 'operator' | 'operands'>

const valueSql = ({ sql, type }: FieldSource & { kind: 'value' }, { operator, operands }: Comparison, { bind }: Compilation): string => {
  if (operator === 'IN') return `${sql} = any(${bind(operands)}::${type}[])`
  if (operator === 'NOT_IN') return `${sql} <> all(${bind(operands)}::${type}[])`
  const [first, last] = operands.map(operand => `${bind(operand)}::${type}`)
  return operator === 'BETWEEN' ? `${sql} between ${first} and ${last}` : `${sql} ${signs[operator]} ${first}`
}

/** The mirror of an operator: so many days ago is the earlier, the more they are. */
const mirrored: Partial<Record<SegmentOperator, SegmentOperator>> = { GT: 'LT', GTE: 'LTE', LT: 'GT', LTE: 'GTE' }

const dayOf = (source: FieldSource, operand: Operand, { now, timeZone }: Compilation): string =>
  source.kind === 'date' ? String(operand) : addDays(localDay(now, timeZone), -Number(operand))

/** Whole days become instants, so that a column is compared as it is: a day begins with its first instant and ends before that of the next. */
const daySql = (
  source: FieldSource & { kind: 'date' | 'days-ago' },
  { operator, operands }: Comparison,
  compilation: Compilation,
): string => {
  const { bind, timeZone } = compilation
  const days = operands.map(operand => dayOf(source, operand, compilation)).sort()
  const first = days[0] ?? ''
  const last = days.at(-1) ?? first
  const from = (): string => `${bind(startOfDay(first, timeZone))}::timestamptz`
  const until = (): string => `${bind(startOfDay(addDays(last, 1), timeZone))}::timestamptz`
  const { sql, kind } = source
  const asked = kind === 'date' ? operator : (mirrored[operator] ?? operator)
  if (asked === 'GT') return `${sql} >= ${until()}`
  if (asked === 'GTE') return `${sql} >= ${from()}`
  if (asked === 'LT') return `${sql} < ${from()}`
  if (asked === 'LTE') return `${sql} < ${until()}`
  if (asked === 'NEQ') return `(${sql} < ${from()} or ${sql} >= ${until()})`
  return `(${sql} >= ${from()} and ${sql} < ${until()})`
}

const flagSql = ({ sql }: FieldSource & { kind: 'flag' }, { operator, operands }: Comparison): string =>
  (operands[0] === true) === (operator === 'EQ') ? sql : `not ${sql}`

/** The customers who have a row that a test holds for: one of their own, or one of a table of all customers'. */
const having = ({ kind, rows }: ListLike, test: string): string =>
  kind === 'list' ? `exists (select from (${rows}) l where ${test})` : `c.id in (select l.customer_id from (${rows}) l where ${test})`

type ListLike = FieldSource & { kind: 'list' | 'list-elsewhere' }

/** Both sides are put into small letters by the database, which knows its letters one way only. */
const listSql = (source: ListLike, { operator, operands }: Comparison, { bind }: Compilation): string => {
  if (operator === 'CONTAINS') return having(source, `strpos(lower(l.item), lower(${bind(operands[0])}::text)) > 0`)
  const [only] = operands
  const isOne =
    operands.length === 1
      ? having(source, `lower(l.item) = lower(${bind(only)}::text)`)
      : having(source, `lower(l.item) = any(select lower(asked) from unnest(${bind(operands)}::text[]) asked)`)
  return operator === 'NEQ' || operator === 'NOT_IN' ? `not (${isOne})` : isOne
}

const elsewhereSql = (
  { rows, type }: FieldSource & { kind: 'value-elsewhere' },
  comparison: Comparison,
  compilation: Compilation,
): string =>
  `c.id in (select e.customer_id from (${rows}) e where ${valueSql({ kind: 'value', sql: 'e.value', type }, comparison, compilation)})`

const conditionSql = (condition: Condition, compilation: Compilation): string => {
  const source: FieldSource = fieldSources[condition.field]
  switch (source.kind) {
    case 'value':
      return valueSql(source, condition, compilation)
    case 'standing':
      return valueSql({ kind: 'value', sql: compilation.standing ?? standing, type: 'text' }, condition, compilation)
    case 'value-elsewhere':
      return elsewhereSql(source, condition, compilation)
    case 'flag':
      return flagSql(source, condition)
    case 'list':
    case 'list-elsewhere':
      return listSql(source, condition, compilation)
    default:
      return daySql(source, condition, compilation)
  }
}

/**
 * Criteria as one condition over `c` and `r`. A condition on what is unknown is null, which neither `and` nor `or` takes for true, no more
 * than a filter does; and `not` is everything that is not true, so that it is the exact complement.
 */
export const criteriaSql = (criteria: Criteria, compilation: Compilation): string => {
  if ('field' in criteria) return conditionSql(criteria, compilation)
  if ('not' in criteria) return `((${criteriaSql(criteria.not, compilation)}) is not true)`
  const [parts, word, empty] = 'all' in criteria ? [criteria.all, ' and ', 'true'] : [criteria.any, ' or ', 'false']
  return parts.length === 0 ? empty : `(${parts.map(part => criteriaSql(part, compilation)).join(word)})`
}
