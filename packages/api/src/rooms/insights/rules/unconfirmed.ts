import type { AlertRule } from '../alert-rule'
import { counted } from './wording'

/** So many calls are no longer made in passing. */
const MANY = 5

/** Somebody expects to be served tomorrow and has not been told that they will be. */
export const unconfirmed: AlertRule = {
  name: 'unconfirmed',
  metric: null,
  find({ unconfirmedTomorrow: count }) {
    if (count === 0) return null
    return {
      severity: count >= MANY ? 'WARNING' : 'INFO',
      title: `${counted(count, 'booking')} of tomorrow not confirmed`,
      description: `${counted(count, 'booking')} that ${count === 1 ? 'starts' : 'start'} tomorrow ${count === 1 ? 'is' : 'are'} not confirmed yet.`,
    }
  },
}
