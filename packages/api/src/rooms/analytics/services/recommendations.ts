/** What the figures of the services suggest: a new rule is a file of its own and an entry here. */
import { falling } from './rules/falling'
import { longerThanPlanned } from './rules/longer-than-planned'
import { noShows } from './rules/no-shows'
import { priceTest } from './rules/price-test'
import { rarelyBooked } from './rules/rarely-booked'
import { ratedBelow } from './rules/rated-below'
import type { Advice, ServiceFacts, ServiceRule } from './rules/rule'

const rules: readonly ServiceRule[] = [longerThanPlanned, noShows, falling, ratedBelow, priceTest, rarelyBooked]

/** Everything that the rules find, weightiest first; the id is the same for the same rule and service. */
export const recommendationsOf = (facts: ServiceFacts): (Advice & { id: string })[] =>
  facts.services
    .flatMap(service => {
      const others = facts.services.filter(other => other !== service)
      return rules.flatMap(rule => {
        const advice = rule.find(service, others, facts)
        return advice === null ? [] : [{ ...advice, id: `${rule.name}:${service.id}` }]
      })
    })
    .sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))
