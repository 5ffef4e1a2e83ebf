import { matchedPrices } from '../price-comparison'
import type { Market, OpportunityRule } from './rule'

/** One competitor's speciality is no market. */
const FEWEST_SELLERS = 2

const spelling = (name: string): string => name.trim().toLowerCase()

/** Names that others sell and the provider does not, with those who sell them. */
const unsold = ({ rivals, services }: Market): Map<string, { name: string; sellers: Set<string> }> => {
  const own = services.map(({ name }) => ({ name, price: '1' }))
  const sold = new Map<string, { name: string; sellers: Set<string> }>()
  for (const rival of rivals)
    for (const { name } of rival.services) {
      if (matchedPrices([{ name, price: '1' }], own).length > 0) continue
      const known = sold.get(spelling(name)) ?? { name, sellers: new Set() }
      sold.set(spelling(name), { ...known, sellers: known.sellers.add(rival.name) })
    }
  return sold
}

export const missingService: OpportunityRule = {
  name: 'MISSING_SERVICE',
  told: 'At least two competitors sell a service that you do not.',
  find: market =>
    [...unsold(market)]
      .filter(([, { sellers }]) => sellers.size >= FEWEST_SELLERS)
      .map(([matter, { name, sellers }]) => ({
        matter,
        title: `Think about offering ${name}`,
        description: `${[...sellers].sort().join(', ')} sell it, and you do not.`,
        serviceId: null,
        weight: sellers.size / market.rivals.length,
      })),
}
