import type { GoalType, MetricBasis, MetricUnit, TrendDirection } from '@dashboard/schema/vocabulary'
import type { MeasureName, Reading } from './measures'

/** A figure worth steering by, formed from measures of the rollups. */
export interface KpiDefinition {
  title: string
  unit: MetricUnit
  /** What it measures, for a reader without our vocabulary. */
  definition: string
  formula: string
  basis: MetricBasis
  measures: readonly MeasureName[]
  /** The figure of a stretch of time; null where it cannot be known, such as an average of nothing. */
  of(reading: Reading): number | null
  /** How a goal of `goal` is spread over days: in proportion, for its own span only, or the same every day. */
  target?: { goal: GoalType; spread: 'PROPORTIONAL' | 'WHOLE_SPAN' | 'LEVEL' }
  /** The direction that is good news; FLAT where neither is. */
  better: TrendDirection
  /** Looks at the whole period, days to come included, and so has nothing to be compared with. */
  isAhead?: true
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100)

/** Every KPI of the product in the order in which it is shown; the recipe is `docs/recipes/add-a-kpi.md`. */
export const kpis = {
  revenue: {
    title: 'Revenue',
    unit: 'CURRENCY',
    definition: 'Money earned by completed bookings, counted on the day of completion, less refunds, counted on the day of the refund.',
    formula: 'revenue.earned − revenue.refunded',
    basis: 'COMPLETED_AT',
    measures: ['revenue.earned', 'revenue.refunded'],
    of: sum => sum('revenue.earned') - sum('revenue.refunded'),
    target: { goal: 'REVENUE', spread: 'PROPORTIONAL' },
    better: 'UP',
  },
  bookings: {
    title: 'Bookings',
    unit: 'COUNT',
    definition: 'Bookings made, counted on the day on which they were made, whatever became of them.',
    formula: 'bookings.count',
    basis: 'BOOKED_AT',
    measures: ['bookings.count'],
    of: sum => sum('bookings.count'),
    target: { goal: 'BOOKINGS', spread: 'PROPORTIONAL' },
    better: 'UP',
  },
  customers: {
    title: 'Active customers',
    unit: 'COUNT',
    definition: 'Different customers with at least one booking completed in the period; a customer who came twice counts once.',
    formula: 'distinct customers of completed bookings',
    basis: 'COMPLETED_AT',
    measures: ['customers.active'],
    of: sum => sum('customers.active'),
    target: { goal: 'CUSTOMERS', spread: 'WHOLE_SPAN' },
    better: 'UP',
  },
  rating: {
    title: 'Rating',
    unit: 'RATING',
    definition: 'Average stars of the reviews received, 1 to 5, counted on the day of the review; unknown without reviews.',
    formula: 'reviews.sum ÷ reviews.count',
    basis: 'REVIEWED_AT',
    measures: ['reviews.sum', 'reviews.count'],
    of: sum => (sum('reviews.count') === 0 ? null : sum('reviews.sum') / sum('reviews.count')),
    target: { goal: 'RATING', spread: 'LEVEL' },
    better: 'UP',
  },
  newCustomers: {
    title: 'New customers',
    unit: 'COUNT',
    definition: 'Customers whose first completed booking was completed in the period.',
    formula: 'customers.new',
    basis: 'COMPLETED_AT',
    measures: ['customers.new'],
    of: sum => sum('customers.new'),
    better: 'UP',
  },
  completedBookings: {
    title: 'Completed bookings',
    unit: 'COUNT',
    definition: 'Bookings completed, counted on the day of completion.',
    formula: 'bookings.completed',
    basis: 'COMPLETED_AT',
    measures: ['bookings.completed'],
    of: sum => sum('bookings.completed'),
    better: 'UP',
  },
  averageBookingValue: {
    title: 'Average booking value',
    unit: 'CURRENCY',
    definition: 'What a completed booking was charged on average, before refunds; unknown without a completed booking.',
    formula: 'revenue.earned ÷ bookings.completed',
    basis: 'COMPLETED_AT',
    measures: ['revenue.earned', 'bookings.completed'],
    of: sum => (sum('bookings.completed') === 0 ? null : sum('revenue.earned') / sum('bookings.completed')),
    better: 'UP',
  },
  cancellationRate: {
    title: 'Cancellation rate',
    unit: 'PERCENT',
    definition: 'Percent of the bookings due to start in the period that were cancelled; unknown when none was due.',
    formula: 'bookings.cancelled ÷ bookings.due × 100',
    basis: 'STARTS_AT',
    measures: ['bookings.cancelled', 'bookings.due'],
    of: sum => share(sum('bookings.cancelled'), sum('bookings.due')),
    better: 'DOWN',
  },
  noShowRate: {
    title: 'No-show rate',
    unit: 'PERCENT',
    definition:
      'Percent of the bookings due in the period and not cancelled to which the customer did not come; unknown when there was none.',
    formula: 'bookings.noShow ÷ (bookings.due − bookings.cancelled) × 100',
    basis: 'STARTS_AT',
    measures: ['bookings.noShow', 'bookings.due', 'bookings.cancelled'],
    of: sum => share(sum('bookings.noShow'), sum('bookings.due') - sum('bookings.cancelled')),
    better: 'DOWN',
  },
  pendingRevenue: {
    title: 'Pending revenue',
    unit: 'CURRENCY',
    definition: 'Agreed price of the open bookings that start within the whole period, days to come included.',
    formula: 'revenue.pending',
    basis: 'STARTS_AT',
    measures: ['revenue.pending'],
    of: sum => sum('revenue.pending'),
    better: 'FLAT',
    isAhead: true,
  },
} satisfies Record<string, KpiDefinition>

export type KpiName = keyof typeof kpis

export const kpiNames = Object.keys(kpis) as KpiName[]
