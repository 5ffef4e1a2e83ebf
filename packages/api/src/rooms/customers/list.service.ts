import type { CustomersArgs } from '@dashboard/schema'
import { type CustomerSegment, customerSegments, type CustomerSort, MAX_PAGE } from '@dashboard/schema/vocabulary'
import { LRUCache } from 'lru-cache'
import type { House } from '../../access/house'
import { sealer } from '../../access/pii/sealer.service'
import type { Scope } from '../../access/scope'
import { badInput, type FieldProblem } from '../../core/errors'
import { pulseOf } from '../metrics'
import * as repository from './list.repository'
import { searchOf } from './search'
import type { Finding } from './standing-sql'

type Counts = ReadonlyMap<CustomerSegment, number>

const LONGEST_SEARCH = 100
const LAST_PAGE = 100_000
const hour = 3_600_000

const problemsOf = ({ page, pageSize, search }: CustomersArgs): FieldProblem[] => [
  ...(page >= 1 && page <= LAST_PAGE ? [] : [{ path: 'page', message: `must be between 1 and ${LAST_PAGE}` }]),
  ...(pageSize >= 1 && pageSize <= MAX_PAGE ? [] : [{ path: 'pageSize', message: `must be between 1 and ${MAX_PAGE}` }]),
  ...(search && (search.length > LONGEST_SEARCH || /\0|\p{Surrogate}/u.test(search))
    ? [{ path: 'search', message: `must be plain text of at most ${LONGEST_SEARCH} characters` }]
    : []),
]

/** What is looked for. Who may not see contact data finds nobody by it either. */
const findingOf = (scope: Scope, text: string): Finding => {
  const search = searchOf(text)
  if (search === null) return { words: null, contact: null }
  if (search.kind !== 'words')
    return {
      words: null,
      contact: { kind: search.kind, indexes: scope.house.singleton(sealer).indexes(search.kind, scope.providerId, search.text) },
    }
  const literal = search.text.replace(/[\\%_]/g, '\\$&')
  return { words: { start: `${literal}%`, later: `% ${literal}%`, tag: search.text }, contact: null }
}

const countsCache = (_: House) => new LRUCache<string, Counts>({ max: 1_000 })

const readCounts = async (scope: Scope, finding: Finding): Promise<Counts> => {
  const rows = await scope.read(db => repository.segmentCounts(db, scope.now(), finding))
  return new Map(rows.map(({ segment, count }) => [segment, count]))
}

/** The sizes of the segments. Without a search they are kept until something happens, or an hour at most, for time alone moves people too. */
const countsOf = async (scope: Scope, finding: Finding): Promise<Counts> => {
  if (finding.words || finding.contact) return readCounts(scope, finding)
  const { version } = await pulseOf(scope)
  const cache = scope.house.singleton(countsCache)
  const key = `${scope.providerId} ${scope.ownOnly ?? ''} ${version} ${Math.floor(scope.now().getTime() / hour)}`
  const known = cache.get(key)
  if (known) return known
  const counts = await readCounts(scope, finding)
  cache.set(key, counts)
  return counts
}

/** By value only for those who may know it: an order tells who spends more than whom. */
const orderOf = (scope: Scope, sortBy: CustomerSort): CustomerSort =>
  sortBy === 'VALUE' && !scope.can('revenue.view') ? 'FREQUENCY' : sortBy

/** One page of customers, with the size of every segment. */
export const listCustomers = async (scope: Scope, args: CustomersArgs) => {
  const problems = problemsOf(args)
  if (problems.length > 0) throw badInput(problems)
  const { segment, sortBy, page, pageSize } = args
  const finding = findingOf(scope, args.search ?? '')
  const counts = await countsOf(scope, finding)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const countOf = (one: CustomerSegment): number => (one === 'ALL' ? all : (counts.get(one) ?? 0))
  const request = { ...finding, segment, sortBy: orderOf(scope, sortBy), limit: pageSize, offset: (page - 1) * pageSize }
  const customers = await scope.read(db => repository.page(db, scope.now(), request))
  return {
    customers,
    segments: customerSegments.map(one => ({ segment: one, count: countOf(one) })),
    totalCount: countOf(segment),
    page,
    pageSize,
  }
}
