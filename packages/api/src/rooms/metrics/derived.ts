import { LAPSED_AFTER_DAYS } from './counted-measures'
import { ratio, sum } from './formula'
import type { MetricEntry } from './metric-entry'

const settled = { 'bookings.due': 1, 'bookings.open': -1 } as const

/** Every metric beside the KPIs that is formed from measures; the recipe is `docs/recipes/add-a-metric.md`. */
export const derived = {
  totalRevenue: {
    title: 'Revenue earned and pending',
    unit: 'CURRENCY',
    definition: 'Revenue by the day of completion, and the agreed price of the bookings still open by the day on which they start.',
    basis: 'COMPLETED_AT',
    ...sum({ 'revenue.earned': 1, 'revenue.refunded': -1, 'revenue.pending': 1 }),
    better: 'UP',
  },
  completionRate: {
    title: 'Completion rate',
    unit: 'PERCENT',
    definition:
      'Percent of the bookings due to start in the period that were completed; those still open are left out. Unknown when none was settled.',
    basis: 'STARTS_AT',
    ...ratio({ ...settled, 'bookings.cancelled': -1, 'bookings.noShow': -1 }, settled, 100),
    better: 'UP',
  },
  returningCustomers: {
    title: 'Returning customers',
    unit: 'COUNT',
    definition: 'Active customers whose first completed booking was not in the period.',
    basis: 'COMPLETED_AT',
    ...sum({ 'customers.active': 1, 'customers.new': -1 }),
    better: 'UP',
  },
  repeatRate: {
    title: 'Repeat rate',
    unit: 'PERCENT',
    definition: 'Percent of the active customers who had come before the period; unknown without active customers.',
    basis: 'COMPLETED_AT',
    ...ratio({ 'customers.active': 1, 'customers.new': -1 }, { 'customers.active': 1 }, 100),
    better: 'UP',
  },
  lapsedCustomers: {
    title: 'Lapsed customers',
    unit: 'COUNT',
    definition: `Different customers for whom the ${LAPSED_AFTER_DAYS}th day without a completed booking fell into the period.`,
    basis: 'COMPLETED_AT',
    ...sum({ 'customers.lapsed': 1 }),
    better: 'DOWN',
  },
  satisfaction: {
    title: 'Satisfied reviewers',
    unit: 'PERCENT',
    definition: 'Percent of the reviews with four or five stars, by the day of the review; unknown without reviews.',
    basis: 'REVIEWED_AT',
    ...ratio({ 'reviews.satisfied': 1 }, { 'reviews.count': 1 }, 100),
    better: 'UP',
  },
  reviewResponseRate: {
    title: 'Review response rate',
    unit: 'PERCENT',
    definition: 'Percent of the reviews received in the period that were answered, whenever that was; unknown without reviews.',
    basis: 'REVIEWED_AT',
    ...ratio({ 'reviews.responded': 1 }, { 'reviews.count': 1 }, 100),
    better: 'UP',
  },
  netPromoterScore: {
    title: 'Net promoter score',
    unit: 'COUNT',
    definition:
      'Percent of the answers of 9 or 10 to whether one would recommend the business, less percent of those of 0 to 6: −100 to 100. Unknown without answers.',
    basis: 'OCCURRED_AT',
    ...ratio({ 'nps.promoters': 1, 'nps.detractors': -1 }, { 'nps.responses': 1 }, 100),
    better: 'UP',
  },
  utilization: {
    title: 'Utilization',
    unit: 'PERCENT',
    definition:
      'Planned minutes of completed visits, in percent of the minutes on duty less breaks; stays over night are left out. Unknown without shifts.',
    basis: 'STARTS_AT',
    ...ratio({ 'bookings.minutes': 1 }, { 'team.minutes': 1 }, 100),
    better: 'UP',
  },
  averageLeadTime: {
    title: 'Average lead time',
    unit: 'MINUTES',
    definition: 'Minutes from booking to start on average, by the day of booking; unknown without bookings.',
    basis: 'BOOKED_AT',
    ...ratio({ 'bookings.leadMinutes': 1 }, { 'bookings.count': 1 }),
    better: 'FLAT',
  },
  averageDuration: {
    title: 'Average duration',
    unit: 'MINUTES',
    definition: 'Minutes from check-in to completion on average, where both are known; by the day of completion.',
    basis: 'COMPLETED_AT',
    ...ratio({ 'bookings.actualMinutes': 1 }, { 'bookings.timed': 1 }),
    better: 'FLAT',
  },
  campaignSpend: {
    title: 'Marketing spend',
    unit: 'CURRENCY',
    definition: 'What campaigns and channels cost, each spread evenly over its days; a campaign that is not over, over its days so far.',
    basis: 'SPENT_AT',
    ...sum({ 'spend.total': 1 }),
    better: 'FLAT',
  },
  acquisitionCost: {
    title: 'Acquisition cost',
    unit: 'CURRENCY',
    definition: 'Marketing spend for each new customer; unknown without a new customer.',
    basis: 'SPENT_AT',
    ...ratio({ 'spend.total': 1 }, { 'customers.new': 1 }),
    better: 'DOWN',
  },
} satisfies Record<string, MetricEntry>
