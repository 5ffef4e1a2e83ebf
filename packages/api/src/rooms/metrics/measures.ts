import { metricDimensions } from '@dashboard/schema/vocabulary'
import type { MetricBasis, MetricDimension, MetricUnit } from '@dashboard/schema/vocabulary'

/** What the rollups keep for each day: a sum, or a set that is counted exactly (`isDistinct`). */
export interface Measure {
  title: string
  unit: MetricUnit
  basis: MetricBasis
  definition: string
  /** What it is kept by, besides in total. */
  dimensions: readonly MetricDimension[]
  isDistinct?: true
}

const measure = (
  basis: MetricBasis,
  unit: MetricUnit,
  title: string,
  definition: string,
  dimensions: readonly MetricDimension[] = metricDimensions,
): Measure => ({
  title,
  unit,
  basis,
  definition,
  dimensions,
})

const events = (title: string, definition: string): Measure => measure('OCCURRED_AT', 'COUNT', title, definition, ['SOURCE'])

/** Every measure that a metric may be formed from, by its name in the rollups. */
export const measures = {
  'bookings.count': measure('BOOKED_AT', 'COUNT', 'Bookings made', 'Bookings by the day on which they were made, whatever became of them.'),
  'bookings.value': measure('BOOKED_AT', 'CURRENCY', 'Value booked', 'Agreed price of the bookings made on the day.'),
  'bookings.due': measure('STARTS_AT', 'COUNT', 'Bookings due', 'Bookings by the day on which they start, whatever became of them.'),
  'bookings.cancelled': measure(
    'STARTS_AT',
    'COUNT',
    'Bookings cancelled',
    'Cancelled bookings by the day on which they would have started.',
  ),
  'bookings.noShow': measure(
    'STARTS_AT',
    'COUNT',
    'No-shows',
    'Bookings to which the customer did not come, by the day on which they started.',
  ),
  'bookings.completed': measure('COMPLETED_AT', 'COUNT', 'Bookings completed', 'Bookings completed on the day.'),
  'revenue.earned': measure(
    'COMPLETED_AT',
    'CURRENCY',
    'Revenue earned',
    'What the bookings completed on the day were charged; refunds not deducted.',
  ),
  'revenue.refunded': measure('REFUNDED_AT', 'CURRENCY', 'Refunds', 'Money given back on the day.'),
  'revenue.pending': measure(
    'STARTS_AT',
    'CURRENCY',
    'Revenue pending',
    'Agreed price of the open bookings, by the day on which they start.',
  ),
  'reviews.count': measure('REVIEWED_AT', 'COUNT', 'Reviews', 'Reviews received on the day.'),
  'reviews.sum': measure('REVIEWED_AT', 'RATING', 'Stars', 'Sum of the stars of the reviews received on the day.'),
  'customers.new': measure('COMPLETED_AT', 'COUNT', 'New customers', 'Customers whose first completed booking was completed on the day.'),
  'customers.active': {
    ...measure(
      'COMPLETED_AT',
      'COUNT',
      'Active customers',
      'Different customers with a booking completed in the time asked for; who came twice counts once.',
      [],
    ),
    isDistinct: true,
  },
  'customers.joined': events('Customers joined', 'Customers who signed up on the day.'),
  'feedback.count': events('Feedback', 'Pieces of feedback received on the day.'),
  'inquiries.count': events('Inquiries', 'Inquiries received on the day.'),
  'profile.views': events('Profile views', 'Views of the public profile on the day.'),
  'referrals.converted': events('Referrals converted', 'Referred customers won on the day.'),
  'campaigns.sent': events('Campaign messages', 'Campaign messages sent on the day.'),
  'campaigns.opened': events('Campaign opens', 'Campaign messages opened on the day.'),
  'campaigns.clicked': events('Campaign clicks', 'Campaign messages clicked on the day.'),
  'campaigns.converted': events('Campaign conversions', 'Bookings won by campaigns on the day.'),
} satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures

/** The measures of one stretch of time: 0 where nothing happened. */
export type Reading = (measure: MeasureName) => number
