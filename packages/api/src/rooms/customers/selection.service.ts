import type { SegmentCriteriaInput } from '@dashboard/schema'
import type { CustomerSegment } from '@dashboard/schema/vocabulary'
import { sealer } from '../../access/pii/sealer.service'
import type { Scope } from '../../access/scope'
import { badInput, type FieldProblem } from '../../core/errors'
import { isId } from '../../core/page'
import { searchOf } from './search'
import { assertMayAsk } from './segments/allowed'
import { readCriteria } from './segments/criteria'
import { getSegment } from './segments/known.service'
import { type Finding, ofStanding, type Selection, selectionSql } from './selection-sql'

/** Which customers are wanted, as lists, exports and bulk changes say it; everybody when all is left out. */
export interface Wanted {
  segment?: CustomerSegment | null
  segmentId?: string | null
  criteria?: SegmentCriteriaInput | null
  search?: string | null
  customerIds?: readonly string[] | null
}

interface Circumstances {
  /** Where `wanted` stands in what was sent, such as `input`; empty where it is the arguments themselves. */
  at?: string
  /** What is wrong with what was sent besides, to be told together. */
  problems?: readonly FieldProblem[]
}

const LONGEST_SEARCH = 100
/** More are meant by what they have in common. */
const MOST_IDS = 10_000

/** What is looked for. Who may not see contact data finds nobody by it either. */
const findingOf = (scope: Scope, text: string): Finding => {
  const search = searchOf(text)
  if (search === null) return { words: null, contact: null }
  if (search.kind !== 'words')
    return {
      words: null,
      contact: { kind: search.kind, indexes: scope.house.singleton(sealer).indexes(search.kind, scope.providerId, search.text) },
    }
  return { words: search.text, contact: null }
}

const searchProblems = (search: string, path: string): FieldProblem[] =>
  search.length > LONGEST_SEARCH || /\0|\p{Surrogate}/u.test(search)
    ? [{ path, message: `must be plain text of at most ${LONGEST_SEARCH} characters` }]
    : []

/**
 * The customers who are wanted. BAD_USER_INPUT names what is wrong; NOT_FOUND for a segment that is not there; FORBIDDEN where the criteria
 * ask what the viewer may not know.
 */
export const selectionOf = async (scope: Scope, wanted: Wanted, { at = '', problems = [] }: Circumstances = {}): Promise<Selection> => {
  const path = (part: string): string => (at === '' ? part : `${at}.${part}`)
  const search = wanted.search ?? ''
  const read = wanted.criteria ? readCriteria(wanted.criteria, path('criteria')) : null
  const ids = wanted.customerIds ?? null
  const tooMany = (ids?.length ?? 0) > MOST_IDS ? [{ path: path('customerIds'), message: `must be at most ${MOST_IDS} ids` }] : []
  const all = [...problems, ...searchProblems(search, path('search')), ...tooMany, ...(read?.problems ?? [])]
  if (all.length > 0) throw badInput(all)
  const criteria = read ? [read.criteria] : []
  if (wanted.segmentId) criteria.push((await getSegment(scope, wanted.segmentId)).criteria)
  for (const one of criteria) assertMayAsk(scope, one)
  const { providerId, timeZone } = scope
  const everybody = selectionSql(
    { providerId, now: scope.now(), timeZone },
    { finding: findingOf(scope, search), ids: ids && ids.filter(isId), criteria },
  )
  return ofStanding(everybody, wanted.segment ?? 'ALL')
}
