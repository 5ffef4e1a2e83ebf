import type { MetricBasis, MetricUnit } from '@dashboard/schema/vocabulary'

/** What the rollups keep for each day: a sum, or a set that is counted exactly (`isDistinct`). */
export interface Measure {
  title: string
  unit: MetricUnit
  basis: MetricBasis
  definition: string
  isDistinct?: true
}

/** Every measure that a metric may be formed from, by its name in the rollups. */
export const measures = {
  'bookings.count': { title: 'Bookings made', unit: 'COUNT', basis: 'BOOKED_AT', definition: 'Bookings by the day on which they were made, whatever became of them.' },
  'bookings.value': { title: 'Value booked', unit: 'CURRENCY', basis: 'BOOKED_AT', definition: 'Agreed price of the bookings made on the day.' },
  'bookings.due': { title: 'Bookings due', unit: 'COUNT', basis: 'STARTS_AT', definition: 'Bookings by the day on which they start, whatever became of them.' },
  'bookings.completed': { title: 'Bookings completed', unit: 'COUNT', basis: 'COMPLETED_AT', definition: 'Bookings completed on the day.' },
  'bookings.cancelled': { title: 'Bookings cancelled', unit: 'COUNT', basis: 'STARTS_AT', definition: 'Cancelled bookings by the day on which they would have started.' },
  'bookings.noShow': { title: 'No-shows', unit: 'COUNT', basis: 'STARTS_AT', definition: 'Bookings to which the customer did not come, by the day on which they started.' },
  'revenue.earned': { title: 'Revenue earned', unit: 'CURRENCY', basis: 'COMPLETED_AT', definition: 'What the bookings completed on the day were charged; refunds not deducted.' },
  'revenue.refunded': { title: 'Refunds', unit: 'CURRENCY', basis: 'REFUNDED_AT', definition: 'Money given back on the day.' },
  'revenue.pending': { title: 'Revenue pending', unit: 'CURRENCY', basis: 'STARTS_AT', definition: 'Agreed price of the open bookings, by the day on which they start.' },
  'reviews.count': { title: 'Reviews', unit: 'COUNT', basis: 'REVIEWED_AT', definition: 'Reviews received on the day.' },
  'reviews.sum': { title: 'Stars', unit: 'COUNT', basis: 'REVIEWED_AT', definition: 'Sum of the stars of the reviews received on the day.' },
  'customers.new': { title: 'New customers', unit: 'COUNT', basis: 'COMPLETED_AT', definition: 'Customers whose first completed booking was completed on the day.' },
  'customers.active': {
    title: 'Active customers',
    unit: 'COUNT',
    basis: 'COMPLETED_AT',
    definition: 'Different customers with a booking completed in the time asked for; a customer who came twice counts once.',
    isDistinct: true,
  },
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures

/** The names of the measures that add up over days. */
export const additiveMeasures = (Object.keys(measures) as MeasureName[]).filter(name => !('isDistinct' in measures[name]))

/** The measures of one stretch of time: 0 where nothing happened. */
export type Reading = (measure: MeasureName) => number
