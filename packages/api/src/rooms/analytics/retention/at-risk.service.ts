import type { Customer, Money } from '@dashboard/schema'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { tidy } from '../../../core/change'
import { localDay, startOfDay } from '../../../core/local-time'
import { formatAmount, sayAmount } from '../../../core/money'
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

/** How many are overdue, and the foremost with the end of their story: two statements. */
const read = async (scope: Scope) => {
  const today = localDay(scope.now(), scope.timeZone)
  const day = { today, from: startOfDay(today, scope.timeZone), timeZone: scope.timeZone, byValue: scope.can('revenue.view') }
  const { count, foremost } = await scope.read(db => atRiskRows(db, day))
  const ids = foremost.map(({ customerId }) => customerId)
  return { count, foremost, lastWords: ids.length === 0 ? [] : await scope.read(db => lastWords(db, ids)) }
}

const readOnce = (scope: Scope) => cached(scope, 'retention.atRisk', {}, () => read(scope))

/** The count and the list are of one answer. */
const atRisk = (scope: Scope) => scope.once(readOnce)

const unknown: LastWord = { rating: null, outcome: null }

const shown = (scope: Scope, customer: CustomerRecord, overdue: Overdue, lastWord: LastWord): AtRiskRecord => {
  const { currency } = scope.provider
  const value = scope.can('revenue.view') ? { amount: formatAmount(overdue.yearlyValue, currency), currency } : null
  return {
    customer,
    reasons: reasonsOf(overdue, lastWord, value && sayAmount(overdue.yearlyValue, currency)),
    daysSinceLastVisit: overdue.daysSinceLastVisit,
    usualGapDays: tidy(overdue.usualGapDays),
    visits: overdue.visits,
    yearlyValue: value,
  }
}

/** How many customers are overdue by their own rhythm. */
export const atRiskCount = async (scope: Scope): Promise<number> => (await atRisk(scope)).count

const readCustomers = async (scope: Scope): Promise<AtRiskRecord[]> => {
  const { foremost, lastWords: words } = await atRisk(scope)
  const customers = await Promise.all(foremost.map(({ customerId }) => loadersOf(scope).customer.load(customerId)))
  const byId = new Map(words.map(word => [word.customerId, word]))
  return foremost.flatMap((overdue, index) => {
    const customer = customers[index]
    return customer ? [shown(scope, customer, overdue, byId.get(overdue.customerId) ?? unknown)] : []
  })
}

/** The foremost of them with the reasons, by name. */
export const atRiskCustomers = (scope: Scope): Promise<AtRiskRecord[]> =>
  cached(scope, 'retention.atRiskCustomers', {}, () => readCustomers(scope))
