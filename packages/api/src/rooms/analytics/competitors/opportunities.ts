/** What the comparison with competitors suggests, by stated rules: a new rule is a file of its own and an entry here. */
import { lookAgain } from './rules/freshness'
import { missingService } from './rules/offer'
import { explainPrice, raisePrice } from './rules/price'
import { advertiseRating, askForReviews, weakNeighbour } from './rules/reputation'
import type { Found, Market, OpportunityRule } from './rules/rule'

const rules: readonly OpportunityRule[] = [
  raisePrice,
  explainPrice,
  missingService,
  advertiseRating,
  weakNeighbour,
  askForReviews,
  lookAgain,
]

export type FoundOpportunity = Found & Pick<OpportunityRule, 'name' | 'told'>

/** Everything that the rules find, weightiest first. */
export const opportunitiesOf = (market: Market): FoundOpportunity[] =>
  rules
    .flatMap(rule => rule.find(market).map(found => ({ ...found, name: rule.name, told: rule.told })))
    .sort((one, other) => other.weight - one.weight || (one.title < other.title ? -1 : 1))
