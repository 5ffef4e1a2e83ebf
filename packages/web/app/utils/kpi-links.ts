/** What opens behind a metric: the bookings that it was formed from. */
import { acquisitionChannels } from '@dashboard/schema/vocabulary'
import type { BookingStatus, MetricDimension, Period } from '@dashboard/schema/vocabulary'
import type { BookingChoice, ListBasis } from './booking-filter'
import { bookingsAddress } from './booking-filter'
import type { DateSpan } from './period-choice'
import { wholeEndOf } from './period-choice'

interface MetricSource {
  status?: BookingStatus[]
  basis: ListBasis
  isFirstVisit?: true
  /** Looks at the days to come of the period too. */
  isAhead?: true
}

const first: MetricSource = { status: ['COMPLETED'], basis: 'COMPLETED_AT', isFirstVisit: true }
const refunded: MetricSource = { basis: 'REFUNDED_AT' }
const completed: MetricSource = { status: ['COMPLETED'], basis: 'COMPLETED_AT' }
const made: MetricSource = { basis: 'BOOKED_AT' }
const due: MetricSource = { basis: 'STARTS_AT' }
const cancelled: MetricSource = { status: ['CANCELLED'], basis: 'STARTS_AT' }
const missed: MetricSource = { status: ['NO_SHOW'], basis: 'STARTS_AT' }
const open: MetricSource = { status: ['PENDING', 'CONFIRMED'], basis: 'STARTS_AT', isAhead: true }
const reviewed: MetricSource = { basis: 'REVIEWED_AT' }

const sources: Readonly<Record<string, MetricSource>> = {
  revenue: completed,
  bookings: made,
  customers: completed,
  rating: reviewed,
  newCustomers: first,
  completedBookings: completed,
  averageBookingValue: completed,
  averageDuration: completed,
  cancellationRate: cancelled,
  noShowRate: missed,
  completionRate: due,
  pendingRevenue: open,
  averageLeadTime: made,
  returningCustomers: completed,
  repeatRate: completed,
  satisfaction: reviewed,
  reviewResponseRate: reviewed,
  'bookings.count': made,
  'bookings.value': made,
  'bookings.leadMinutes': made,
  'bookings.due': due,
  'bookings.open': open,
  'bookings.cancelled': cancelled,
  'bookings.noShow': missed,
  'bookings.completed': completed,
  'bookings.timed': completed,
  'bookings.plannedMinutes': completed,
  'bookings.actualMinutes': completed,
  'revenue.earned': completed,
  'revenue.pending': open,
  'revenue.refunded': refunded,
  'customers.active': completed,
  'customers.new': first,
  'reviews.count': reviewed,
  'reviews.sum': reviewed,
  'reviews.satisfied': reviewed,
  'reviews.responded': reviewed,
}

/** The address of the bookings behind a metric of these dates; null for a metric whose source has no page. */
export const kpiLink = (name: string, shown: DateSpan, period: Period | null, further: Partial<BookingChoice> = {}) => {
  if (!Object.hasOwn(sources, name)) return null
  const { isAhead, ...source } = sources[name] ?? due
  return bookingsAddress({ ...source, ...further, from: shown.start, to: isAhead && period ? wholeEndOf(period, shown.start) : shown.end })
}

/** What a part of a metric means to the list of bookings; null for parts that it cannot be narrowed to. */
export const sliceCondition = (dimension: MetricDimension, value: string): Partial<BookingChoice> | null => {
  if (value === 'NONE') return dimension === 'TEAM_MEMBER' ? { isUnassigned: true } : null
  switch (dimension) {
    case 'SERVICE':
      return { serviceId: value }
    case 'TEAM_MEMBER':
      return { assignedToId: value }
    case 'SOURCE': {
      const source = acquisitionChannels.find(channel => channel === value)
      return source ? { source } : null
    }
    case 'CUSTOMER_SEGMENT':
      return null
  }
}
