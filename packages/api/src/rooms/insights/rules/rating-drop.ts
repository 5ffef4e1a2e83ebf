import { tidy } from '../../../core/change'
import type { AlertRule } from '../alert-rule'
import { days, plain } from './wording'

/** Stars. Less is within what ten reviews scatter by chance. */
const DROP = 0.3
/** Below this one unhappy customer decides the average. */
const FEWEST_REVIEWS = 5

/** Reviews are clearly worse than before. */
export const ratingDrop: AlertRule = {
  name: 'rating-drop',
  metric: 'rating',
  find({ complete, before }) {
    if (!complete || !before || Math.min(complete.sums('reviews.count'), before.sums('reviews.count')) < FEWEST_REVIEWS) return null
    const now = complete.kpi('rating')
    const then = before.kpi('rating')
    if (now === null || then === null || tidy(then - now) < DROP) return null
    return {
      severity: 'WARNING',
      title: `Rating fell to ${plain(now)} stars`,
      description: `Reviews of ${days(complete)} average ${plain(now)} stars, those of ${days(before)} ${plain(then)}; a drop of ${DROP} or more is worth a look.`,
    }
  },
}
