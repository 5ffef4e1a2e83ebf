/** The figures at the head of a customer's page. */
import type { CustomerProfileQuery } from '../gql/graphql'
import type { AnalyticsFigure } from './analytics-figure'
import { bookingsAddress } from './booking-filter'
import { meaningOf } from './chart/meaning'
import type { Format } from './format'
import { unknown } from './format'

type Profile = NonNullable<CustomerProfileQuery['customer']>

const numberOf = (money: { amount: string } | null | undefined) => (money ? Number(money.amount) : null)

/** Visits, money where it may be seen, and the first and last visit. */
export const customerFigures = ({ id, analytics }: Profile, format: Format, hasMoney: boolean): AnalyticsFigure[] => {
  const { totalBookings, totalSpent, averageBookingValue, firstBookingAt, lastBookingAt } = analytics
  const visits = bookingsAddress({ customerId: id, status: ['COMPLETED'] })
  const money: AnalyticsFigure[] = [
    {
      name: 'spent',
      title: 'Spent',
      text: format.money(totalSpent),
      value: numberOf(totalSpent),
      meaning: meaningOf({ definition: 'What the completed bookings brought, refunds deducted.', basis: 'COMPLETED_AT' }),
    },
    {
      name: 'average',
      title: 'Average visit',
      text: format.money(averageBookingValue),
      value: numberOf(averageBookingValue),
      meaning: meaningOf({ definition: 'What a completed booking brought on average.', formula: 'spent / completed bookings' }),
    },
  ]
  return [
    {
      name: 'visits',
      title: 'Visits',
      text: format.figure(totalBookings, 'COUNT'),
      value: totalBookings,
      meaning: meaningOf({ definition: 'Completed bookings of the customer.', basis: 'COMPLETED_AT' }),
      to: visits,
    },
    ...(hasMoney ? money : []),
    {
      name: 'first',
      title: 'First booking',
      text: firstBookingAt ? format.date(firstBookingAt) : unknown,
      value: null,
      meaning: meaningOf({ definition: 'When their first booking began.' }),
    },
    {
      name: 'last',
      title: 'Last visit',
      text: lastBookingAt ? format.date(lastBookingAt) : unknown,
      value: null,
      meaning: meaningOf({ definition: 'When their last completed booking began.' }),
    },
  ]
}
