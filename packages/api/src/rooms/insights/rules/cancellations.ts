import type { AlertRule } from '../alert-rule'
import { days, plain } from './wording'

/** Times the earlier rate, and */
const FACTOR = 1.5
/** percentage points above it: from 2 % to 3 % is half as much again and yet nothing. */
const POINTS = 5
/** With fewer bookings due, one cancellation is 5 points. */
const FEWEST_DUE = 20

/** Customers cancel clearly more often than before. */
export const cancellations: AlertRule = {
  name: 'cancellations',
  metric: 'cancellationRate',
  find({ complete, before }) {
    if (!complete || !before || Math.min(complete.sums('bookings.due'), before.sums('bookings.due')) < FEWEST_DUE) return null
    const now = complete.kpi('cancellationRate')
    const then = before.kpi('cancellationRate')
    if (now === null || then === null || now < then * FACTOR || now < then + POINTS) return null
    return {
      severity: 'WARNING',
      title: `${plain(now)} % of bookings were cancelled`,
      description: `Of the bookings due ${days(complete)} ${plain(now)} % were cancelled, of those due ${days(before)} ${plain(then)} %; half as many again, and ${POINTS} points more, is worth a look.`,
    }
  },
}
