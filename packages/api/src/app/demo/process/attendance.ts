/** Whether a booked customer comes: logistic in lead time and history. */
import { logistic } from '../random/distributions'
import type { Random } from '../random/stream'
import type { AttendanceTruth } from '../truth/model'

export type Attendance = 'came' | 'cancelled' | 'noShow'

export interface AttendanceHistory {
  bookings: number
  cancelled: number
  noShow: number
}

/** Four bookings' worth of an average record, so that the first mishap does not brand a customer. */
const PRIOR_BOOKINGS = 4

/** Probability of cancelling and of not coming, for a lead time in days. */
export function attendanceRisk(truth: AttendanceTruth, leadDays: number, history: AttendanceHistory): { cancel: number; noShow: number } {
  const lead = Math.log1p(Math.max(0, leadDays))
  const share = (count: number) => count / (history.bookings + PRIOR_BOOKINGS)
  return {
    cancel: logistic(truth.cancel.base + truth.cancel.leadLog * lead + truth.cancel.history * share(history.cancelled)),
    noShow: logistic(truth.noShow.base + truth.noShow.leadLog * lead + truth.noShow.history * share(history.noShow)),
  }
}

/** What becomes of a booking. */
export function drawAttendance(random: Random, truth: AttendanceTruth, leadDays: number, history: AttendanceHistory): Attendance {
  const risk = attendanceRisk(truth, leadDays, history)
  const draw = random()
  if (draw < risk.cancel) return 'cancelled'
  return draw < risk.cancel + risk.noShow ? 'noShow' : 'came'
}
