import type { CustomersArgs } from '@dashboard/schema'
import { type CustomerSegment, customerSegments, type CustomerSort, MAX_PAGE } from '@dashboard/schema/vocabulary'
import { LRUCache } from 'lru-cache'
import type { House } from '../../access/house'
import type { Scope } from '../../access/scope'
import type { FieldProblem } from '../../core/errors'
import { pulseOf } from '../metrics'
import * as repository from './list.repository'
import type { Selection } from './selection-sql'
import { selectionOf } from './selection.service'

type Sizes = readonly repository.SegmentSize[]

const LAST_PAGE = 100_000
const hour = 3_600_000

const problemsOf = ({ page, pageSize }: CustomersArgs): FieldProblem[] => [
  ...(page >= 1 && page <= LAST_PAGE ? [] : [{ path: 'page', message: `must be between 1 and ${LAST_PAGE}` }]),
  ...(pageSize >= 1 && pageSize <= MAX_PAGE ? [] : [{ path: 'pageSize', message: `must be between 1 and ${MAX_PAGE}` }]),
]

interface KeptSizes {
  sizes: Sizes
  version: string
  /** Epoch milliseconds. */
  at: number
}

const sizesCache = (_: House) => new LRUCache<string, KeptSizes>({ max: 1_000 })

const nobody: repository.Extent = { all: 0, booked: 0 }
const extentOf = (sizes: Sizes, segment: CustomerSegment): repository.Extent =>
  sizes
    .filter(size => segment === 'ALL' || size.segment === segment)
    .reduce((sum, { all, booked }) => ({ all: sum.all + all, booked: sum.booked + booked }), nobody)

/** Of so many customers one more or less is not seen, but counting them for every event is felt. */
const MANY = 20_000
const KEPT_OF_MANY_MS = 5_000

const holds = ({ sizes, version, at }: KeptSizes, current: string, now: number): boolean =>
  version === current || (extentOf(sizes, 'ALL').all >= MANY && now - at < KEPT_OF_MANY_MS)

/** The sizes of everybody's segments, kept until something happens, or an hour at most, for time alone moves people too. */
const everybodysSizes = async (scope: Scope, everybody: Selection): Promise<Sizes> => {
  const { version } = await pulseOf(scope)
  const cache = scope.house.singleton(sizesCache)
  const now = scope.now().getTime()
  const key = `${scope.providerId} ${scope.ownOnly ?? ''} ${Math.floor(now / hour)}`
  const known = cache.get(key)
  if (known && holds(known, version, now)) return known.sizes
  const sizes = await scope.read(db => repository.segmentSizes(db, everybody))
  cache.set(key, { sizes, version, at: now })
  return sizes
}

/** By value only for those who may know it: an order tells who spends more than whom. */
export const orderOf = (scope: Scope, sortBy: CustomerSort): CustomerSort =>
  sortBy === 'VALUE' && !scope.can('revenue.view') ? 'FREQUENCY' : sortBy

/** A page of everybody is read along an index; of those who have to be found first, what finds them is done but once. */
const pageOf = async (scope: Scope, selection: Selection, segment: CustomerSegment, request: repository.ListRequest) => {
  if (selection.name !== 'all') return scope.read(db => repository.foundPage(db, selection, segment, request))
  const sizes = await everybodysSizes(scope, selection)
  const customers = await scope.read(db => repository.page(db, selection, segment, request, extentOf(sizes, segment)))
  return { sizes, customers }
}

/** One page of customers, with the size of every segment. */
export const listCustomers = async (scope: Scope, args: CustomersArgs) => {
  const { segment, segmentId, criteria, search, page, pageSize } = args
  const selection = await selectionOf(scope, { segmentId, criteria, search }, { problems: problemsOf(args) })
  const request = { sortBy: orderOf(scope, args.sortBy), limit: pageSize, offset: (page - 1) * pageSize }
  const { sizes, customers } = await pageOf(scope, selection, segment, request)
  return {
    customers,
    segments: customerSegments.map(one => ({ segment: one, count: extentOf(sizes, one).all })),
    totalCount: extentOf(sizes, segment).all,
    page,
    pageSize,
  }
}
