/** What the columns of the list tell of a customer, as text. */
import type { CustomersQuery } from '../gql/graphql'
import type { CustomerColumn } from './customer-columns'
import { probabilityText } from './customer-words'
import type { Format } from './format'
import { unknown } from './format'

export type CustomerRow = CustomersQuery['customers']['customers'][number]

/** A column's figure; a dash for what nobody knows, empty for columns that are no text. */
export const cellText = ({ analytics, lifetime }: CustomerRow, column: CustomerColumn, format: Format): string => {
  switch (column) {
    case 'bookings':
      return format.figure(analytics.totalBookings, 'COUNT')
    case 'spent':
      return format.money(analytics.totalSpent)
    case 'average':
      return format.money(analytics.averageBookingValue)
    case 'last':
      return analytics.lastBookingAt ? format.date(analytics.lastBookingAt) : unknown
    case 'churn':
      return probabilityText(analytics.churnRisk)
    case 'expected':
      return format.money(lifetime?.predictedValue)
    case 'relationship':
      return format.figure(analytics.relationshipScore, 'COUNT')
    case 'rfm':
      return analytics.rfmSegment ? '' : unknown
    default:
      return ''
  }
}

/** The scores of recency, frequency and, where it may be seen, money: "5·4·3"; empty without any. */
export const scoresText = ({ analytics: { recencyScore, frequencyScore, monetaryScore } }: Pick<CustomerRow, 'analytics'>): string =>
  [recencyScore, frequencyScore, monetaryScore].filter(score => score !== null && score !== undefined).join('·')

/** Names of the pets; empty without any. */
export const petsText = ({ pets }: Pick<CustomerRow, 'pets'>): string => pets.map(({ name }) => name).join(', ')
