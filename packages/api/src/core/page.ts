/** Pages of lists that grow without bound: keyset cursors over (instant, id), so that what is inserted meanwhile never shifts a page. */
import type { Page, PageArgs } from '@dashboard/schema'
import { DEFAULT_PAGE, MAX_PAGE } from '@dashboard/schema/vocabulary'
import type { FieldProblem } from './errors'
import { badInput } from './errors'

/** The place of a row in its list. */
export interface Place {
  at: Date
  id: string
}

/** What is asked for: `size` rows from the start, or from the end, between two places. */
export interface PageRequest {
  size: number
  fromEnd: boolean
  after: Place | null
  before: Place | null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The end of the year 9999; what lies beyond, or before 1970, is no instant of ours. */
const LATEST_MS = 253_402_300_799_999

/** Limits are part of a statement's text: known to Postgres, it plans once for all values; few, it keeps few plans. */
const LIMITS = [6, 11, 26, 51, 101, MAX_PAGE + 1]

/** The limit to prepare a statement with that is asked for so many rows; it may bring more. */
export const preparedLimit = (rows: number): number => LIMITS.find(limit => limit >= rows) ?? Math.ceil(rows)

/** Whether the text has the form of an id; what has not can name nothing. */
export const isId = (text: string): boolean => UUID.test(text)

/** The opaque cursor of a place in the list of that name. */
export const cursorOf = (list: string, { at, id }: Place): string => Buffer.from(`${list}/${at.getTime()}/${id}`).toString('base64url')

/** The place that a cursor of that list tells; null for any other text. */
export const placeOf = (list: string, cursor: string): Place | null => {
  const [name, ms = '', id = '', ...rest] = Buffer.from(cursor, 'base64url').toString().split('/')
  const isSound = name === list && rest.length === 0 && /^\d{1,15}$/.test(ms) && Number(ms) <= LATEST_MS && isId(id)
  return isSound ? { at: new Date(Number(ms)), id } : null
}

const sizeProblem = (path: string, size: number | null | undefined): FieldProblem[] =>
  size === null || size === undefined || (size >= 1 && size <= MAX_PAGE) ? [] : [{ path, message: `must be between 1 and ${MAX_PAGE}` }]

const placeAt = (list: string, path: string, cursor: string | null | undefined, problems: FieldProblem[]): Place | null => {
  if (cursor === null || cursor === undefined) return null
  const place = placeOf(list, cursor)
  if (place === null) problems.push({ path, message: 'is not a cursor of this list; ask again without it' })
  return place
}

/** Reads the page arguments of the list of that name; throws BAD_USER_INPUT that names every bad one. */
export const pageRequest = (list: string, { first, after, last, before }: PageArgs): PageRequest => {
  const problems = [...sizeProblem('first', first), ...sizeProblem('last', last)]
  const fromEnd = last !== null && last !== undefined
  if (fromEnd && first !== null && first !== undefined) problems.push({ path: 'last', message: 'must not be given together with first' })
  const request = {
    size: (fromEnd ? last : first) ?? DEFAULT_PAGE,
    fromEnd,
    after: placeAt(list, 'after', after, problems),
    before: placeAt(list, 'before', before, problems),
  }
  if (problems.length > 0) throw badInput(problems)
  return request
}

/** A page from up to `size + 1` rows as they were read: from the list's end backwards when `fromEnd`. */
export const pageOf = <T>(rows: readonly T[], request: PageRequest, cursor: (row: T) => string, count: () => Promise<number>): Page<T> => {
  const hasMore = rows.length > request.size
  const kept = rows.slice(0, request.size)
  const nodes = request.fromEnd ? kept.reverse() : kept
  const edges = nodes.map(node => ({ cursor: cursor(node), node }))
  const pageInfo = {
    hasNextPage: request.fromEnd ? request.before !== null : hasMore,
    hasPreviousPage: request.fromEnd ? hasMore : request.after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
  return { edges, nodes, pageInfo, count }
}
