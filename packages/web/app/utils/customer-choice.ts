/** Which customers a list shows; kept in the address. */
import { customerSegments, customerSorts } from '@dashboard/schema/vocabulary'
import type { CustomerSegment, CustomerSort } from '@dashboard/schema/vocabulary'
import type { SegmentCriteriaInput } from '../gql/graphql'
import { criteriaOf } from './customer-criteria'

export interface CustomerChoice {
  segment: CustomerSegment
  /** A saved or built-in segment; null for none. */
  segmentId: string | null
  /** What they must meet besides; null for nothing. */
  criteria: SegmentCriteriaInput | null
  sortBy: CustomerSort
  search: string
  page: number
}

export const customersOnPage = 25
const lastPage = 100_000

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an address asks for; nonsense is left out. */
export const customerChoiceOf = (query: Record<string, unknown>): CustomerChoice => {
  const page = Number(text(query['page']))
  const segmentId = text(query['segmentId'])
  return {
    segment: customerSegments.find(segment => segment === query['segment']) ?? 'ALL',
    segmentId: /^[\w-]{1,64}$/.test(segmentId) ? segmentId : null,
    criteria: criteriaOf(text(query['criteria'])),
    sortBy: customerSorts.find(sort => sort === query['sort']) ?? 'VALUE',
    search: text(query['search']).slice(0, 100),
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
  }
}

/** The address of a choice; what is standard is left out. */
export const queryOfCustomerChoice = (choice: CustomerChoice): Record<string, string> => ({
  ...(choice.segment === 'ALL' ? {} : { segment: choice.segment }),
  ...(choice.segmentId ? { segmentId: choice.segmentId } : {}),
  ...(choice.criteria ? { criteria: JSON.stringify(choice.criteria) } : {}),
  ...(choice.sortBy === 'VALUE' ? {} : { sort: choice.sortBy }),
  ...(choice.search ? { search: choice.search } : {}),
  ...(choice.page === 1 ? {} : { page: String(choice.page) }),
})

/** The address of the list with these conditions and no others: what is behind a mark of a chart. */
export const customersAddress = (conditions: Partial<CustomerChoice>) => ({
  path: '/customers',
  query: queryOfCustomerChoice({ ...customerChoiceOf({}), ...conditions }),
})

/** The list with no condition but its order. */
export const noCustomerConditions = {
  segment: 'ALL',
  segmentId: null,
  criteria: null,
  search: '',
} satisfies Partial<CustomerChoice>

/** Whether the list leaves anybody out. */
export const isNarrowed = ({ segment, segmentId, criteria, search }: CustomerChoice): boolean =>
  segment !== 'ALL' || segmentId !== null || criteria !== null || search !== ''

/** Whom the list shows, as the API asks for it; the same for the list, for tags and for files. */
export const conditionsOf = ({ segment, segmentId, criteria, search }: CustomerChoice) => ({
  segment,
  segmentId,
  criteria,
  search: search || null,
})

/** The address of a choice as text, without its page: what a saved view keeps. */
export const viewQueryOf = (choice: CustomerChoice): string => new URLSearchParams(queryOfCustomerChoice({ ...choice, page: 1 })).toString()

/** What a saved view shows. */
export const choiceOfView = (query: string): CustomerChoice => customerChoiceOf(Object.fromEntries(new URLSearchParams(query)))
