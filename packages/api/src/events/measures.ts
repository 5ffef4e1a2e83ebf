/** Every stored measure: a sum by day, one line each. What is no sum (averages, rates, shares) is derived when read. */
import type { BusinessEventType, MetricBasis, MetricUnit } from '@dashboard/schema/vocabulary'
import type { Booking } from './booking'
import { earned, isOpen } from './booking'
import { toUnits } from '../core/money'

/** Adds an amount, in ten-thousandths, to the day of an instant in epoch milliseconds. */
export type Emit = (ms: number, units: bigint) => void

/** What a stored measure is called and by which instant its day is told. */
export interface Measure {
  readonly name: string
  readonly unit: MetricUnit
  readonly basis: MetricBasis
}

/** A measure of bookings; `isFirst` marks the customer's first completed one. */
export interface BookingMeasure extends Measure {
  readonly facts: (booking: Booking, emit: Emit, isFirst: boolean) => void
}

/** A measure that counts events of one type. */
export interface EventMeasure extends Measure {
  readonly counts: BusinessEventType
}

/** One of something, in ten-thousandths. */
export const ONE = 10_000n

const of = (name: string, unit: MetricUnit, basis: MetricBasis, facts: BookingMeasure['facts']): BookingMeasure => ({
  name,
  unit,
  basis,
  facts,
})
const counting = (name: string, counts: BusinessEventType): EventMeasure => ({ name, unit: 'COUNT', basis: 'OCCURRED_AT', counts })

/** The measures of bookings; each is kept in total and by service, team member, source and the customer's standing. */
export const bookingMeasures: readonly BookingMeasure[] = [
  of('bookings.count', 'COUNT', 'BOOKED_AT', (b, emit) => emit(b.bookedAt, ONE)),
  of('bookings.value', 'CURRENCY', 'BOOKED_AT', (b, emit) => emit(b.bookedAt, b.price)),
  of('bookings.due', 'COUNT', 'STARTS_AT', (b, emit) => emit(b.startsAt, ONE)),
  of('bookings.cancelled', 'COUNT', 'STARTS_AT', (b, emit) => b.status === 'CANCELLED' && emit(b.startsAt, ONE)),
  of('bookings.noShow', 'COUNT', 'STARTS_AT', (b, emit) => b.status === 'NO_SHOW' && emit(b.startsAt, ONE)),
  of('revenue.pending', 'CURRENCY', 'STARTS_AT', (b, emit) => isOpen(b) && emit(b.startsAt, b.price)),
  of('bookings.completed', 'COUNT', 'COMPLETED_AT', (b, emit) => b.completedAt !== null && emit(b.completedAt, ONE)),
  of('revenue.earned', 'CURRENCY', 'COMPLETED_AT', (b, emit) => b.completedAt !== null && emit(b.completedAt, earned(b))),
  of('customers.new', 'COUNT', 'COMPLETED_AT', (b, emit, isFirst) => isFirst && b.completedAt !== null && emit(b.completedAt, ONE)),
  // What was given back of a booking that earned nothing is no loss of revenue.
  of('revenue.refunded', 'CURRENCY', 'REFUNDED_AT', (b, emit) =>
    (b.completedAt === null ? [] : (b.registers.refunds ?? [])).forEach(([, amount, ms]) => emit(ms, toUnits(amount))),
  ),
  of('reviews.count', 'COUNT', 'REVIEWED_AT', (b, emit) => b.registers.ratings?.forEach(([, , ms]) => emit(ms, ONE))),
  of('reviews.sum', 'RATING', 'REVIEWED_AT', (b, emit) => b.registers.ratings?.forEach(([, rating, ms]) => emit(ms, BigInt(rating) * ONE))),
]

/** The measures that count events; kept in total and by source. */
export const eventMeasures: readonly EventMeasure[] = [
  counting('customers.joined', 'CUSTOMER_JOINED'),
  counting('feedback.count', 'FEEDBACK_RECEIVED'),
  counting('campaigns.sent', 'CAMPAIGN_SENT'),
  counting('campaigns.opened', 'CAMPAIGN_OPENED'),
  counting('campaigns.clicked', 'CAMPAIGN_CLICKED'),
  counting('campaigns.converted', 'CAMPAIGN_CONVERTED'),
  counting('referrals.converted', 'REFERRAL_CONVERTED'),
  counting('profile.views', 'PROFILE_VIEWED'),
  counting('inquiries.count', 'INQUIRY_RECEIVED'),
]

/** Every stored measure; the index in this list is the column of a cell. */
export const measures: readonly Measure[] = [...bookingMeasures, ...eventMeasures]

/** The hourly sums behind the heat map, of completed bookings by the local hour at which they started. */
export const hourlyMeasures = ['hourly.bookings', 'hourly.revenue'] as const
