/** Which customers a list shows; kept in the address. */
import { customerSegments, customerSorts } from '@dashboard/schema/vocabulary'
import type { CustomerSegment, CustomerSort } from '@dashboard/schema/vocabulary'

export interface CustomerChoice {
  segment: CustomerSegment
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
  return {
    segment: customerSegments.find(segment => segment === query['segment']) ?? 'ALL',
    sortBy: customerSorts.find(sort => sort === query['sort']) ?? 'VALUE',
    search: text(query['search']).slice(0, 100),
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
  }
}

/** The address of a choice; what is standard is left out. */
export const queryOfCustomerChoice = ({ segment, sortBy, search, page }: CustomerChoice): Record<string, string> => ({
  ...(segment === 'ALL' ? {} : { segment }),
  ...(sortBy === 'VALUE' ? {} : { sort: sortBy }),
  ...(search ? { search } : {}),
  ...(page === 1 ? {} : { page: String(page) }),
})
