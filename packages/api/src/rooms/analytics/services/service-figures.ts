import Big from 'big.js'
import { formatAmount, isZero } from '../../../core/money'
import type { ExactReading, MeasureName } from '../../metrics'
import { revenueOf } from '../../metrics'

/** What the rollups keep of each service that its figures are formed from. */
export const serviceMeasures: readonly MeasureName[] = [
  'bookings.due',
  'bookings.open',
  'bookings.cancelled',
  'bookings.noShow',
  'bookings.completed',
  'bookings.timed',
  'bookings.plannedMinutes',
  'bookings.actualMinutes',
  'customers.new',
  'revenue.earned',
  'revenue.refunded',
  'reviews.count',
  'reviews.sum',
  'reviews.satisfied',
]

/** How a service did in some days. Rates are percent; whatever has nothing to be formed from is null. */
export interface ServiceFigures {
  bookings: number
  /** Due and completed, cancelled or missed. */
  settled: number
  cancelled: number
  noShows: number
  completed: number
  /** Earned less refunded, exact. */
  revenue: string
  averagePrice: string | null
  reviewCount: number
  satisfied: number
  averageRating: number | null
  completionRate: number | null
  cancellationRate: number | null
  noShowRate: number | null
  /** Completed bookings whose real length is known. */
  timed: number
  plannedMinutes: number | null
  actualMinutes: number | null
  customerSatisfaction: number | null
  repeatRate: number | null
  /** Whether anything at all is kept of the days. */
  hasAny: boolean
}

const per = (sum: number, count: number): number | null => (count === 0 ? null : sum / count)
const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100)

/** The figures of one service from its sums. */
export const figuresOf = (sums: ExactReading, currency: string): ServiceFigures => {
  const of = (name: MeasureName): number => Number(sums(name))
  const [bookings, cancelled, noShows, completed] = [
    of('bookings.due'),
    of('bookings.cancelled'),
    of('bookings.noShow'),
    of('bookings.completed'),
  ]
  const [reviewCount, satisfied, timed] = [of('reviews.count'), of('reviews.satisfied'), of('bookings.timed')]
  const settled = bookings - of('bookings.open')
  return {
    bookings,
    settled,
    cancelled,
    noShows,
    completed,
    revenue: revenueOf(sums),
    averagePrice: completed === 0 ? null : formatAmount(new Big(sums('revenue.earned')).div(completed).toFixed(), currency),
    reviewCount,
    satisfied,
    averageRating: per(of('reviews.sum'), reviewCount),
    completionRate: percent(settled - cancelled - noShows, settled),
    cancellationRate: percent(cancelled, settled),
    noShowRate: percent(noShows, settled - cancelled),
    timed,
    plannedMinutes: per(of('bookings.plannedMinutes'), timed),
    actualMinutes: per(of('bookings.actualMinutes'), timed),
    customerSatisfaction: percent(satisfied, reviewCount),
    repeatRate: percent(completed - of('customers.new'), completed),
    hasAny: serviceMeasures.some(name => !isZero(sums(name))),
  }
}
