/** What opens behind a KPI: the bookings that it was formed from. */
import type { MetricBasis } from '@dashboard/schema/vocabulary'
import type { DateSpan } from './period-choice'
import { wholeEndOf } from './period-choice'
import type { Period, BookingStatus } from '@dashboard/schema/vocabulary'

interface KpiSource {
  status?: readonly BookingStatus[]
  basis: MetricBasis
  /** Looks at the days to come of the period too. */
  isAhead?: true
}

const completed: KpiSource = { status: ['COMPLETED'], basis: 'COMPLETED_AT' }

const sources: Readonly<Record<string, KpiSource>> = {
  revenue: completed,
  bookings: { basis: 'BOOKED_AT' },
  customers: completed,
  rating: { basis: 'REVIEWED_AT' },
  newCustomers: completed,
  completedBookings: completed,
  averageBookingValue: completed,
  cancellationRate: { status: ['CANCELLED'], basis: 'STARTS_AT' },
  noShowRate: { status: ['NO_SHOW'], basis: 'STARTS_AT' },
  pendingRevenue: { status: ['PENDING', 'CONFIRMED'], basis: 'STARTS_AT', isAhead: true },
}

/** The address of the bookings behind a KPI of these dates; null for a KPI whose source has no page. */
export const kpiLink = (name: string, shown: DateSpan, period: Period | null) => {
  const source = sources[name]
  if (!source) return null
  const end = source.isAhead && period ? wholeEndOf(period, shown.start) : shown.end
  return {
    path: '/bookings',
    query: { ...(source.status ? { status: source.status.join(',') } : {}), basis: source.basis, from: shown.start, to: end },
  }
}
