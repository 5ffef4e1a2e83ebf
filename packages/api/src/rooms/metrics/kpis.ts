import { ratio, sum } from './formula'
import type { MetricEntry } from './metric-entry'

/** A figure worth steering by, shown on the overview. */
export interface KpiDefinition extends MetricEntry {
  /** Looks at the whole period, days to come included, and so has nothing to be compared with. */
  isAhead?: true
}

/** Every KPI of the product in the order in which it is shown; the recipe is `docs/recipes/add-a-kpi.md`. */
export const kpis = {
  revenue: {
    title: 'Revenue',
    unit: 'CURRENCY',
    definition: 'Money earned by completed bookings, counted on the day of completion, less refunds, counted on the day of the refund.',
    basis: 'COMPLETED_AT',
    ...sum({ 'revenue.earned': 1, 'revenue.refunded': -1 }),
    target: { goal: 'REVENUE', spread: 'PROPORTIONAL' },
    better: 'UP',
  },
  bookings: {
    title: 'Bookings',
    unit: 'COUNT',
    definition: 'Bookings made, counted on the day on which they were made, whatever became of them.',
    basis: 'BOOKED_AT',
    ...sum({ 'bookings.count': 1 }),
    target: { goal: 'BOOKINGS', spread: 'PROPORTIONAL' },
    better: 'UP',
  },
  customers: {
    title: 'Active customers',
    unit: 'COUNT',
    definition: 'Different customers with at least one booking completed in the period; a customer who came twice counts once.',
    basis: 'COMPLETED_AT',
    ...sum({ 'customers.active': 1 }),
    target: { goal: 'CUSTOMERS', spread: 'WHOLE_SPAN' },
    better: 'UP',
  },
  rating: {
    title: 'Rating',
    unit: 'RATING',
    definition: 'Average stars of the reviews received, 1 to 5, counted on the day of the review; unknown without reviews.',
    basis: 'REVIEWED_AT',
    ...ratio({ 'reviews.sum': 1 }, { 'reviews.count': 1 }),
    target: { goal: 'RATING', spread: 'LEVEL' },
    better: 'UP',
  },
  newCustomers: {
    title: 'New customers',
    unit: 'COUNT',
    definition: 'Customers whose first completed booking was completed in the period.',
    basis: 'COMPLETED_AT',
    ...sum({ 'customers.new': 1 }),
    better: 'UP',
  },
  completedBookings: {
    title: 'Completed bookings',
    unit: 'COUNT',
    definition: 'Bookings completed, counted on the day of completion.',
    basis: 'COMPLETED_AT',
    ...sum({ 'bookings.completed': 1 }),
    better: 'UP',
  },
  averageBookingValue: {
    title: 'Average booking value',
    unit: 'CURRENCY',
    definition: 'What a completed booking was charged on average, before refunds; unknown without a completed booking.',
    basis: 'COMPLETED_AT',
    ...ratio({ 'revenue.earned': 1 }, { 'bookings.completed': 1 }),
    better: 'UP',
  },
  cancellationRate: {
    title: 'Cancellation rate',
    unit: 'PERCENT',
    definition:
      'Percent of the bookings due to start in the period that were cancelled; those still open are left out. Unknown when none was settled.',
    basis: 'STARTS_AT',
    ...ratio({ 'bookings.cancelled': 1 }, { 'bookings.due': 1, 'bookings.open': -1 }, 100),
    better: 'DOWN',
  },
  noShowRate: {
    title: 'No-show rate',
    unit: 'PERCENT',
    definition:
      'Percent of the bookings due in the period, neither cancelled nor still open, to which the customer did not come; unknown when there was none.',
    basis: 'STARTS_AT',
    ...ratio({ 'bookings.noShow': 1 }, { 'bookings.due': 1, 'bookings.open': -1, 'bookings.cancelled': -1 }, 100),
    better: 'DOWN',
  },
  pendingRevenue: {
    title: 'Pending revenue',
    unit: 'CURRENCY',
    definition: 'Agreed price of the open bookings that start within the whole period, days to come included.',
    basis: 'STARTS_AT',
    ...sum({ 'revenue.pending': 1 }),
    better: 'FLAT',
    isAhead: true,
  },
} satisfies Record<string, KpiDefinition>

export type KpiName = keyof typeof kpis

export const kpiNames = Object.keys(kpis) as KpiName[]
