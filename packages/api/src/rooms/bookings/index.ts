import { BookingChangesResolver } from './booking-changes.resolver'
import { ActivityFieldsResolver, BookingFieldsResolver } from './booking-fields.resolver'
import { BookingsResolver } from './bookings.resolver'
import { CorrectionFieldsResolver } from './corrections.resolver'

export { activityOf, recentActivity } from './activity.service'
export { loadersOf } from './bookings.loader'
export { listBookings, searchCustomers, upcomingBookings } from './bookings.service'
export { countsAhead } from './handover.repository'
export { handOver } from './handover.service'

export const bookingsResolvers = [
  BookingsResolver,
  BookingChangesResolver,
  BookingFieldsResolver,
  ActivityFieldsResolver,
  CorrectionFieldsResolver,
] as const
