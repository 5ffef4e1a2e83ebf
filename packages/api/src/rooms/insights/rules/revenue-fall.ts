import { changeOf } from '../../../core/change'
import { lengthOf } from '../../../core/period'
import type { AlertRule } from '../alert-rule'
import { days, plain } from './wording'

/** Percent. The specification's own threshold for a fall worth a warning. */
const FALL = 10
/** Percent. A third of the business gone is no fluctuation. */
const CRITICAL_FALL = 30
/** A week holds each weekday once; fewer days compare Saturdays with Mondays. */
const FEWEST_DAYS = 7
/** With fewer bookings before, one customer more or less is a fall of 10 %. */
const FEWEST_BOOKINGS = 10

/** Revenue of the complete days is clearly below that of the days they are held against. */
export const revenueFall: AlertRule = {
  name: 'revenue-fall',
  metric: 'revenue',
  find({ complete, before }) {
    if (!complete || !before || lengthOf(complete) < FEWEST_DAYS || before.sums('bookings.completed') < FEWEST_BOOKINGS) return null
    const { changePercent } = changeOf(complete.kpi('revenue'), before.kpi('revenue'))
    if (changePercent === null || changePercent >= -FALL) return null
    return {
      severity: changePercent < -CRITICAL_FALL ? 'CRITICAL' : 'WARNING',
      title: `Revenue is down ${plain(-changePercent)} %`,
      description: `Revenue of ${days(complete)} is ${plain(-changePercent)} % below that of ${days(before)}; a fall of more than ${FALL} % is worth a look.`,
    }
  },
}
