import type { BusinessEventType, CorrectionKind } from '@dashboard/schema/vocabulary'
import { tidy } from '../../core/change'
import { localDay } from '../../core/local-time'
import type { DateSpan } from '../../core/period'
import type { KnownEvent, Since } from '../../events'
import { movesDays, storedMeasures } from '../../events'
import type { Metric } from './catalogue'
import type { Grid } from './grid'
import type { MeasureName } from './measures'
import { measures } from './measures'

/** An event that became known later and moved figures. */
export interface CorrectionRecord {
  id: string
  kind: CorrectionKind
  occurredAt: Date
  receivedAt: Date
  bookingId: string | null
}

/** A figure as it was known then and is known now. */
export interface Corrected {
  metric: string
  then: number | null
  now: number | null
  change: number | null
}

const kinds: Partial<Record<BusinessEventType, CorrectionKind>> = {
  BOOKING_CREATED: 'LATE_BOOKING',
  BOOKING_COMPLETED: 'LATE_COMPLETION',
  BOOKING_CANCELLED: 'CANCELLATION',
  BOOKING_NO_SHOW: 'NO_SHOW',
  BOOKING_RESCHEDULED: 'RESCHEDULED',
  BOOKING_REPRICED: 'PRICE_CHANGE',
  BOOKING_REFUNDED: 'REFUND',
  REVIEW_RECEIVED: 'REVIEW',
}

/** A confirmation moves nothing; a check-in only how long a visit took, which its completion tells as well. */
const minor: ReadonlySet<BusinessEventType> = new Set(['BOOKING_CONFIRMED', 'BOOKING_CHECKED_IN'])

/** More is a list that nobody reads. */
const MOST_LISTED = 200

const correctionOf = ({ event, receivedAt }: KnownEvent, bookingId: string | null): CorrectionRecord => ({
  id: event.id,
  kind: kinds[event.type] ?? 'OTHER',
  occurredAt: event.occurredAt,
  receivedAt: new Date(receivedAt),
  bookingId,
})

/** The stored measures behind the names: who visited follows from what was completed. */
const storedNames = (names: readonly MeasureName[]): ReadonlySet<string> =>
  new Set(names.map(name => (measures[name].counted === 'VISITS' ? 'bookings.completed' : name)))

/** The types that count by themselves for the measures. */
const loneTypes = (names: ReadonlySet<string>): ReadonlySet<string> => {
  const counted = Object.entries(storedMeasures).flatMap(([name, measure]) =>
    names.has(name) && 'counts' in measure ? [measure.counts] : [],
  )
  return new Set<string>([...counted, ...([...names].some(name => name.startsWith('reviews.')) ? ['REVIEW_RECEIVED'] : [])])
}

/** The later events behind what moved, newest first: those of bookings by which a measure of the days became another, and those that count by themselves. */
export function correctionsOf({ bookings, lone }: Since, names: readonly MeasureName[], zone: string, span: DateSpan): CorrectionRecord[] {
  const stored = storedNames(names)
  const types = loneTypes(stored)
  const isWithin = ({ event }: KnownEvent): boolean => {
    const day = localDay(event.occurredAt, zone)
    return day >= span.start && day <= span.end
  }
  const counts = (known: KnownEvent): boolean => known.isLater && types.has(known.event.type) && isWithin(known)
  const ofBookings = bookings.flatMap(booking => {
    const moved = movesDays(booking, zone, span, stored)
    return booking.events
      .filter(known => (moved && known.isLater && !minor.has(known.event.type)) || counts(known))
      .map(known => correctionOf(known, booking.bookingId))
  })
  return [...ofBookings, ...lone.filter(counts).map(known => correctionOf(known, null))]
    .sort((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime() || other.occurredAt.getTime() - one.occurredAt.getTime())
    .slice(0, MOST_LISTED)
}

const known = (value: number | null): number | null => (value === null ? null : tidy(value))

/** The metrics of the whole span that are others now than they were. */
export function correctedFigures(metrics: readonly Metric[], before: Grid, after: Grid): Corrected[] {
  return metrics.flatMap(metric => {
    const then = known(metric.of(before.reading('TOTAL', '', 0)))
    const now = known(metric.of(after.reading('TOTAL', '', 0)))
    return then === now ? [] : [{ metric: metric.name, then, now, change: then === null || now === null ? null : tidy(now - then) }]
  })
}
