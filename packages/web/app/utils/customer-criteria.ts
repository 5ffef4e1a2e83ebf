/** What customers must meet, read from an address and said in English. */
import type { SegmentFieldKind } from '@dashboard/schema/segment-fields'
import { segmentFieldEntries } from '@dashboard/schema/segment-fields'
import { segmentFields, segmentOperators } from '@dashboard/schema/vocabulary'
import type { SegmentField, SegmentOperator } from '@dashboard/schema/vocabulary'
import type { SegmentCriteriaInput } from '../gql/graphql'
import type { Format } from './format'
import { channelWords, rfmWords, segmentWords } from './words'

const yesOrNo: Partial<Record<SegmentField, readonly [yes: string, no: string]>> = {
  HAS_UPCOMING_BOOKING: ['has an upcoming booking', 'has no upcoming booking'],
  REACHABLE_BY_EMAIL: ['reachable by e-mail', 'not reachable by e-mail'],
  REACHABLE_BY_SMS: ['reachable by text message', 'not reachable by text message'],
}

const operatorWords: Record<SegmentOperator, string> = {
  EQ: 'is',
  NEQ: 'is not',
  GT: 'above',
  GTE: 'at least',
  LT: 'below',
  LTE: 'at most',
  BETWEEN: 'between',
  IN: 'is one of',
  NOT_IN: 'is none of',
  CONTAINS: 'contains',
}
const dateOperators: Partial<Record<SegmentOperator, string>> = { GT: 'after', GTE: 'on or after', LT: 'before', LTE: 'on or before' }

/** How a condition compares, as one chooses it. */
export const operatorLabel = (operator: SegmentOperator, kind: SegmentFieldKind): string =>
  (kind === 'DATE' && dateOperators[operator]) || operatorWords[operator]

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isWord = <Word extends string>(words: readonly Word[], value: unknown): value is Word => words.some(word => word === value)

const isCriteria = (value: unknown): value is SegmentCriteriaInput => {
  if (!isObject(value)) return false
  if ('all' in value || 'any' in value) {
    const parts = value['all'] ?? value['any']
    return Array.isArray(parts) && parts.every(isCriteria)
  }
  if ('not' in value) return isCriteria(value['not'])
  return isWord(segmentFields, value['field']) && isWord(segmentOperators, value['operator'])
}

/** The longest text that is read: what an address can carry everywhere. */
const mostCharacters = 4000

/** Criteria out of an address; null for anything else. */
export const criteriaOf = (json: string): SegmentCriteriaInput | null => {
  if (json === '' || json.length > mostCharacters) return null
  try {
    const value: unknown = JSON.parse(json)
    return isCriteria(value) ? value : null
  } catch {
    return null
  }
}

/** Whether criteria ask about a field anywhere. */
export const asksOf = ({ all, any, not, field }: SegmentCriteriaInput, wanted: SegmentField): boolean =>
  field === wanted || [...(all ?? []), ...(any ?? []), ...(not ? [not] : [])].some(part => asksOf(part, wanted))

/** Writers of figures, and the names of what is named by an id, such as services. */
export interface CriteriaWriting {
  format: Pick<Format, 'money' | 'figure' | 'dayWithYear' | 'currency'>
  names?: Readonly<Record<string, string>>
}

const lookOf = (value: string, names: Readonly<Record<string, string>>): string => {
  const labels: Record<string, { label: string } | undefined> = { ...rfmWords, ...segmentWords }
  const channels: Record<string, string | undefined> = channelWords
  return names[value] ?? labels[value]?.label ?? channels[value] ?? `“${value}”`
}

/** The label of a word that a field offers. */
export const lookOfOption = (word: string): string => {
  const labels: Record<string, { label: string } | undefined> = { ...rfmWords, ...segmentWords }
  const channels: Record<string, string | undefined> = channelWords
  return labels[word]?.label ?? channels[word] ?? word
}

const said = (kind: SegmentFieldKind, value: unknown, { format, names = {} }: CriteriaWriting): string => {
  if (Array.isArray(value)) return value.map(each => said(kind, each, { format, names })).join(', ')
  if (kind === 'WORD' || kind === 'TEXTS' || kind === 'SERVICES') return lookOf(String(value), names)
  if (kind === 'DATE') return typeof value === 'string' ? format.dayWithYear(value.slice(0, 10)) : String(value)
  const number = Number(value)
  if (!Number.isFinite(number)) return String(value)
  if (kind === 'AMOUNT') return format.money({ amount: String(value), currency: format.currency })
  if (kind === 'SHARE') return format.figure(number * 100, 'PERCENT')
  return number.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

/** As it stands within a sentence; abbreviations stay. */
const lower = (label: string): string => (/^.[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1))

const conditionWords = ({ field, operator, value }: SegmentCriteriaInput, writing: CriteriaWriting): string => {
  if (!field || !operator) return ''
  const pair = yesOrNo[field]
  if (pair && typeof value === 'boolean') return (operator === 'NEQ') !== value ? pair[0] : pair[1]
  const { label, kind } = segmentFieldEntries[field]
  const list: unknown[] = Array.isArray(value) ? value : []
  const text = operator === 'BETWEEN' ? list.map(each => said(kind, each, writing)).join(' and ') : said(kind, value, writing)
  return `${lower(label)} ${(kind === 'DATE' && dateOperators[operator]) || operatorWords[operator]} ${text}`
}

const joined = (parts: readonly string[], word: string, isInner: boolean): string => {
  const text = parts.join(` ${word} `)
  return isInner && parts.length > 1 ? `(${text})` : text
}

const wordsOf = (criteria: SegmentCriteriaInput, writing: CriteriaWriting, isInner: boolean): string => {
  const parts = (criteria.all ?? criteria.any ?? []).map(each => wordsOf(each, writing, true))
  if (criteria.all) return parts.length === 0 ? 'everybody' : joined(parts, 'and', isInner)
  if (criteria.any) return parts.length === 0 ? 'nobody' : joined(parts, 'or', isInner)
  if (criteria.not) return `not ${wordsOf(criteria.not, writing, true)}`
  return conditionWords(criteria, writing)
}

/** Criteria in English: "Churn risk above 70 % and total spent at least €500.00". */
export const criteriaWords = (criteria: SegmentCriteriaInput, writing: CriteriaWriting): string => {
  const text = wordsOf(criteria, writing, false)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
