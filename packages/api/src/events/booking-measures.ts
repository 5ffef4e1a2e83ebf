/** What is kept of bookings, by day: one entry a measure; the recipe is `docs/recipes/add-a-metric.md`. */
import { metricDimensions } from '@dashboard/schema/vocabulary'
import type { MetricBasis, MetricUnit } from '@dashboard/schema/vocabulary'
import { localDay } from '../core/local-time'
import { toUnits } from '../core/money'
import type { Booking } from './booking'
import { earned, isOpen } from './booking'
import type { Measure } from './measure'
import { ONE, minutes } from './measure'

/** Adds an amount, in ten-thousandths, to the day of an instant in epoch milliseconds. */
export type Emit = (ms: number, units: bigint) => void

/** What of a booking is told by its surroundings. */
export interface Setting {
  /** The customer's first completed booking. */
  readonly isFirst: boolean
  /** Whose days count. */
  readonly zone: string
}

/** A measure of bookings. */
export interface BookingMeasure extends Measure {
  readonly facts: (booking: Booking, emit: Emit, setting: Setting) => void
}

const by =
  (basis: MetricBasis, unit: MetricUnit) =>
  (title: string, definition: string, facts: BookingMeasure['facts']): BookingMeasure => ({
    title,
    unit,
    basis,
    definition,
    dimensions: metricDimensions,
    facts,
  })

/** Stars from which on a reviewer was satisfied. */
export const SATISFIED_FROM = 4

const isWithinOneDay = ({ startsAt, endsAt }: Booking, zone: string): boolean =>
  localDay(new Date(startsAt), zone) === localDay(new Date(endsAt - 1), zone)

/** When a booking was completed and how long it had taken, in milliseconds; null where that was not measured. */
const timed = ({ checkedInAt, completedAt }: Booking): { at: number; took: number } | null =>
  checkedInAt !== null && completedAt !== null && completedAt > checkedInAt ? { at: completedAt, took: completedAt - checkedInAt } : null

/** The measures of bookings; each is kept in total and by service, team member, source and the customer's standing. */
export const bookingMeasures = {
  'bookings.count': by('BOOKED_AT', 'COUNT')(
    'Bookings made',
    'Bookings by the day on which they were made, whatever became of them.',
    (b, emit) => emit(b.bookedAt, ONE),
  ),
  'bookings.value': by('BOOKED_AT', 'CURRENCY')('Value booked', 'Agreed price of the bookings made on the day.', (b, emit) =>
    emit(b.bookedAt, b.price),
  ),
  'bookings.leadMinutes': by('BOOKED_AT', 'MINUTES')(
    'Lead time',
    'Minutes from when the bookings of the day were made to when they start; 0 for those entered afterwards.',
    (b, emit) => emit(b.bookedAt, minutes(b.startsAt - b.bookedAt)),
  ),
  'bookings.due': by('STARTS_AT', 'COUNT')('Bookings due', 'Bookings by the day on which they start, whatever became of them.', (b, emit) =>
    emit(b.startsAt, ONE),
  ),
  'bookings.open': by('STARTS_AT', 'COUNT')(
    'Bookings open',
    'Bookings neither completed, cancelled nor missed yet, by the day on which they start.',
    (b, emit) => isOpen(b) && emit(b.startsAt, ONE),
  ),
  'bookings.cancelled': by('STARTS_AT', 'COUNT')(
    'Bookings cancelled',
    'Cancelled bookings by the day on which they would have started.',
    (b, emit) => b.status === 'CANCELLED' && emit(b.startsAt, ONE),
  ),
  'bookings.noShow': by('STARTS_AT', 'COUNT')(
    'No-shows',
    'Bookings to which the customer did not come, by the day on which they started.',
    (b, emit) => b.status === 'NO_SHOW' && emit(b.startsAt, ONE),
  ),
  'bookings.minutes': by('STARTS_AT', 'MINUTES')(
    'Minutes worked',
    'Planned minutes of the completed bookings that begin and end on the day; longer stays are not counted.',
    (b, emit, { zone }) => b.completedAt !== null && isWithinOneDay(b, zone) && emit(b.startsAt, minutes(b.endsAt - b.startsAt)),
  ),
  'revenue.pending': by('STARTS_AT', 'CURRENCY')(
    'Revenue pending',
    'Agreed price of the open bookings, by the day on which they start.',
    (b, emit) => isOpen(b) && emit(b.startsAt, b.price),
  ),
  'bookings.completed': by('COMPLETED_AT', 'COUNT')(
    'Bookings completed',
    'Bookings completed on the day.',
    (b, emit) => b.completedAt !== null && emit(b.completedAt, ONE),
  ),
  'bookings.timed': by('COMPLETED_AT', 'COUNT')(
    'Bookings timed',
    'Bookings completed on the day of which the check-in is known, so that it is known how long they took.',
    (b, emit) => {
      const time = timed(b)
      if (time) emit(time.at, ONE)
    },
  ),
  'bookings.plannedMinutes': by('COMPLETED_AT', 'MINUTES')('Minutes planned', 'Planned minutes of the timed bookings.', (b, emit) => {
    const time = timed(b)
    if (time) emit(time.at, minutes(b.endsAt - b.startsAt))
  }),
  'bookings.actualMinutes': by('COMPLETED_AT', 'MINUTES')(
    'Minutes taken',
    'Minutes from check-in to completion of the timed bookings.',
    (b, emit) => {
      const time = timed(b)
      if (time) emit(time.at, minutes(time.took))
    },
  ),
  'revenue.earned': by('COMPLETED_AT', 'CURRENCY')(
    'Revenue earned',
    'What the bookings completed on the day were charged; refunds not deducted.',
    (b, emit) => b.completedAt !== null && emit(b.completedAt, earned(b)),
  ),
  'customers.new': by('COMPLETED_AT', 'COUNT')(
    'New customers',
    'Customers whose first completed booking was completed on the day.',
    (b, emit, { isFirst }) => isFirst && b.completedAt !== null && emit(b.completedAt, ONE),
  ),
  'revenue.refunded': by('REFUNDED_AT', 'CURRENCY')(
    'Refunds',
    'Money given back on the day for completed bookings.',
    // What was given back of a booking that earned nothing is no loss of revenue.
    (b, emit) => (b.completedAt === null ? [] : (b.registers.refunds ?? [])).forEach(([, amount, ms]) => emit(ms, toUnits(amount))),
  ),
  'reviews.count': by('REVIEWED_AT', 'COUNT')('Reviews', 'Reviews received on the day.', (b, emit) =>
    b.registers.ratings?.forEach(([, , ms]) => emit(ms, ONE)),
  ),
  'reviews.sum': by('REVIEWED_AT', 'RATING')('Stars', 'Sum of the stars of the reviews received on the day.', (b, emit) =>
    b.registers.ratings?.forEach(([, rating, ms]) => emit(ms, BigInt(rating) * ONE)),
  ),
  'reviews.satisfied': by('REVIEWED_AT', 'COUNT')('Satisfied reviews', 'Reviews of four or five stars received on the day.', (b, emit) =>
    b.registers.ratings?.forEach(([, rating, ms]) => rating >= SATISFIED_FROM && emit(ms, ONE)),
  ),
} satisfies Record<string, BookingMeasure>
