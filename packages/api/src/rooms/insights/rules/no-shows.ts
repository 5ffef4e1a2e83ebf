import type { AlertRule } from '../alert-rule'
import { counted, days, plain } from './wording'

/** Percent of the bookings not cancelled. One in twenty is what reminders are known to cure. */
const RATE = 5
/** One or two happen to everybody. */
const FEWEST = 3

/** Customers stay away without a word. */
export const noShows: AlertRule = {
  name: 'no-shows',
  metric: 'noShowRate',
  find({ complete }) {
    if (!complete) return null
    const count = complete.sums('bookings.noShow')
    const rate = complete.kpi('noShowRate')
    if (count < FEWEST || rate === null || rate < RATE) return null
    return {
      severity: 'WARNING',
      title: `${counted(count, 'customer')} did not come`,
      description: `${plain(rate)} % of the bookings of ${days(complete)} that were not cancelled were missed; ${RATE} % or more is worth a reminder the day before.`,
    }
  },
}
