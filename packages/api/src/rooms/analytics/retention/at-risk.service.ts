import type { Customer, Money } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
import { tidy } from '../../../core/change'
import { localDay } from '../../../core/local-time'
import { formatAmount } from '../../../core/money'
import { loadersOf } from '../../bookings'
import type { LastWord, Overdue } from './at-risk'
import { reasonsOf } from './at-risk'
import { atRiskRows, lastWords } from './at-risk.repository'

/** What the fields of a customer are read from. */
type CustomerRecord = Pick<Customer, 'id' | 'name' | 'photoUrl'>

/** What the fields of a customer at risk are read from. */
export interface AtRiskRecord {
  customer: CustomerRecord
  reasons: string[]
  daysSinceLastVisit: number
  usualGapDays: number
  visits: number
  /** Null for who may not see it. */
  yearlyValue: Money | null
}

const readAtRisk = (scope: Scope) =>
  scope.read(db =>
    atRiskRows(db, {
      today: localDay(scope.now(), scope.timeZone),
      now: scope.now(),
      timeZone: scope.timeZone,
      byValue: scope.can('revenue.view'),
    }),
  )

/** Read once in the request: the count and the list are of one statement. */
const atRisk = (scope: Scope) => scope.once(readAtRisk)

const unknown: LastWord = { rating: null, outcome: null }

const shown = (scope: Scope, customer: CustomerRecord, overdue: Overdue, lastWord: LastWord): AtRiskRecord => {
  const { currency } = scope.provider
  const value = scope.can('revenue.view') ? { amount: formatAmount(overdue.yearlyValue, currency), currency } : null
  return {
    customer,
    reasons: reasonsOf(overdue, lastWord, value && `${value.amount} ${value.currency}`),
    daysSinceLastVisit: overdue.daysSinceLastVisit,
    usualGapDays: tidy(overdue.usualGapDays),
    visits: overdue.visits,
    yearlyValue: value,
  }
}

/** How many customers are overdue by their own rhythm. */
export const atRiskCount = async (scope: Scope): Promise<number> => (await atRisk(scope)).count

/** The foremost of them with the reasons: three statements. */
export const atRiskCustomers = async (scope: Scope): Promise<AtRiskRecord[]> => {
  const { foremost } = await atRisk(scope)
  const ids = foremost.map(({ customerId }) => customerId)
  const [words, customers] = await Promise.all([
    scope.read(db => lastWords(db, ids)),
    Promise.all(ids.map(id => loadersOf(scope).customer.load(id))),
  ])
  const byId = new Map(words.map(word => [word.customerId, word]))
  return foremost.flatMap((overdue, index) => {
    const customer = customers[index]
    return customer ? [shown(scope, customer, overdue, byId.get(overdue.customerId) ?? unknown)] : []
  })
}
