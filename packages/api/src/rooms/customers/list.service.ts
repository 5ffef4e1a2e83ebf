import type { CustomersArgs } from '@dashboard/schema'
import { type CustomerSegment, customerSegments, type CustomerSort, MAX_PAGE } from '@dashboard/schema/vocabulary'
import { LRUCache } from 'lru-cache'
import type { House } from '../../access/house'
import type { Scope } from '../../access/scope'
import type { FieldProblem } from '../../core/errors'
import { pulseOf } from '../metrics'
import * as repository from './list.repository'
import { ofStanding, type Selection } from './selection-sql'
import { selectionOf } from './selection.service'

type Counts = ReadonlyMap<CustomerSegment, number>

const LAST_PAGE = 100_000
const hour = 3_600_000

const problemsOf = ({ page, pageSize }: CustomersArgs): FieldProblem[] => [
  ...(page >= 1 && page <= LAST_PAGE ? [] : [{ path: 'page', message: `must be between 1 and ${LAST_PAGE}` }]),
  ...(pageSize >= 1 && pageSize <= MAX_PAGE ? [] : [{ path: 'pageSize', message: `must be between 1 and ${MAX_PAGE}` }]),
]

const countsCache = (_: House) => new LRUCache<string, Counts>({ max: 1_000 })

const readCounts = async (scope: Scope, selection: Selection): Promise<Counts> => {
  const rows = await scope.read(db => repository.segmentCounts(db, selection))
  return new Map(rows.map(({ segment, count }) => [segment, count]))
}

/** The sizes of the segments. Of everybody they are kept until something happens, or an hour at most, for time alone moves people too. */
const countsOf = async (scope: Scope, selection: Selection): Promise<Counts> => {
  if (selection.name !== 'all') return readCounts(scope, selection)
  const { version } = await pulseOf(scope)
  const cache = scope.house.singleton(countsCache)
  const key = `${scope.providerId} ${scope.ownOnly ?? ''} ${version} ${Math.floor(scope.now().getTime() / hour)}`
  const known = cache.get(key)
  if (known) return known
  const counts = await readCounts(scope, selection)
  cache.set(key, counts)
  return counts
}

/** By value only for those who may know it: an order tells who spends more than whom. */
export const orderOf = (scope: Scope, sortBy: CustomerSort): CustomerSort =>
  sortBy === 'VALUE' && !scope.can('revenue.view') ? 'FREQUENCY' : sortBy

/** One page of customers, with the size of every segment. */
export const listCustomers = async (scope: Scope, args: CustomersArgs) => {
  const { segment, segmentId, criteria, search, sortBy, page, pageSize } = args
  const selection = await selectionOf(scope, { segmentId, criteria, search }, { problems: problemsOf(args) })
  const counts = await countsOf(scope, selection)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const countOf = (one: CustomerSegment): number => (one === 'ALL' ? all : (counts.get(one) ?? 0))
  const request = { sortBy: orderOf(scope, sortBy), limit: pageSize, offset: (page - 1) * pageSize }
  const customers = await scope.read(db => repository.page(db, ofStanding(selection, segment), request))
  return {
    customers,
    segments: customerSegments.map(one => ({ segment: one, count: countOf(one) })),
    totalCount: countOf(segment),
    page,
    pageSize,
  }
}
