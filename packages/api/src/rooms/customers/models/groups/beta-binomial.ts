/** Rates of groups that are alike but not equal. */

export interface Count {
  years: number
  taken: number
}

/** Counts as one. */
export const addedUp = (counts: readonly Count[]): Count =>
  counts.reduce((sum, { years, taken }) => ({ years: sum.years + years, taken: sum.taken + taken }), { years: 0, taken: 0 })

/** Fewer rates to compare do not tell how much rates differ. */
const FEWEST_COMPARED = 3
/** What stands in then: a rate of twenty years counts half. */
const USUAL_WEIGHT = 20
/** A pair always tells something, and never everything. */
const [LEAST_WEIGHT, MOST_WEIGHT] = [1, 500]

/**
 * How many years the mean of a set weighs when a rate in it is drawn towards it: 1/γ − 1, where γ is the correlation within a rate by the
 * method of moments (Kleinman 1973, weights = years), over all sets together. Twenty where fewer than three rates can be compared.
 */
export const concentrationOf = (sets: readonly (readonly Count[])[]): number => {
  let [excess, scale, compared] = [0, 0, 0]
  for (const set of sets) {
    const { years, taken } = addedUp(set)
    const mean = taken / years
    if (set.length < 2 || !(mean > 0 && mean < 1)) continue
    const spread = set.reduce((sum, each) => sum + each.years * (each.taken / each.years - mean) ** 2, 0) / (mean * (1 - mean))
    const byChance = set.length - 1
    excess += spread - byChance
    scale += set.reduce((sum, each) => sum + each.years * (1 - each.years / years), 0) - byChance
    compared += byChance
  }
  if (compared < FEWEST_COMPARED || scale <= 0) return USUAL_WEIGHT
  const correlation = excess / scale
  return correlation <= 0 ? MOST_WEIGHT : Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, 1 / correlation - 1))
}
