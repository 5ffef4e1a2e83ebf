import type { ForecastFactor } from '@dashboard/schema'
import { add, isZero, sayAmount } from '../../core/money'
import { changeFactors, type FactorName, type SpanSums } from './factors'

const bookingsOf = ({ services }: SpanSums): number => services.reduce((total, { bookings }) => total + bookings, 0)
const earnedOf = ({ services }: SpanSums): string => add(...services.map(({ earned }) => earned))

const perCustomer = (span: SpanSums): string => (span.customers === 0 ? '0' : (bookingsOf(span) / span.customers).toFixed(2))

const perBooking = (span: SpanSums, currency: string): string =>
  bookingsOf(span) === 0 ? '—' : sayAmount(String(Number(earnedOf(span)) / bookingsOf(span)), currency)

type Words = (before: SpanSums, after: SpanSums, currency: string, change: string) => string

const words: Record<FactorName, { title: string; say: Words }> = {
  CUSTOMERS: {
    title: 'Customers',
    say: (before, after) => `${after.customers} customers came, after ${before.customers} in the four weeks before.`,
  },
  FREQUENCY: {
    title: 'Bookings a customer',
    say: (before, after) => `${perCustomer(after)} bookings a customer, after ${perCustomer(before)}.`,
  },
  PRICE: {
    title: 'Prices',
    say: (before, after, currency, change) =>
      `The same services brought ${change.startsWith('-') ? 'less' : 'more'} a booking; over all services ${perBooking(after, currency)} a booking, after ${perBooking(before, currency)}.`,
  },
  MIX: {
    title: 'Choice of services',
    say: (_before, _after, _currency, change) =>
      `A larger part of the bookings went to ${change.startsWith('-') ? 'cheaper' : 'dearer'} services.`,
  },
  REFUNDS: {
    title: 'Refunds',
    say: (before, after, currency) =>
      `${sayAmount(after.refunded, currency)} was given back, after ${sayAmount(before.refunded, currency)}.`,
  },
}

const order: readonly FactorName[] = ['CUSTOMERS', 'FREQUENCY', 'PRICE', 'MIX', 'REFUNDS']

/** What moved revenue between two spans, in words; factors that moved nothing are left out. */
export function factorsInWords(before: SpanSums, after: SpanSums, currency: string): ForecastFactor[] {
  const factors = changeFactors(before, after)
  return order
    .filter(name => !isZero(factors[name]))
    .map(name => ({
      name,
      title: words[name].title,
      change: Number(factors[name]),
      description: words[name].say(before, after, currency, factors[name]),
    }))
}
