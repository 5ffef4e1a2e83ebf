import { alertSeverities } from '@dashboard/schema/vocabulary'
import type { AlertFacts, AlertRule, Finding } from './alert-rule'
import { cancellations } from './rules/cancellations'
import { noShows } from './rules/no-shows'
import { ratingDrop } from './rules/rating-drop'
import { revenueFall } from './rules/revenue-fall'
import { unconfirmed } from './rules/unconfirmed'

/** Every rule; the recipe is `docs/recipes/add-an-insight.md`. */
const rules: readonly AlertRule[] = [revenueFall, ratingDrop, cancellations, noShows, unconfirmed]

/** What the rules find, worst first. */
export function findingsOf(facts: AlertFacts): (Finding & Pick<AlertRule, 'name' | 'metric'>)[] {
  return rules
    .flatMap(({ name, metric, find }) => {
      const finding = find(facts)
      return finding ? [{ name, metric, ...finding }] : []
    })
    .sort((one, other) => alertSeverities.indexOf(other.severity) - alertSeverities.indexOf(one.severity))
}
