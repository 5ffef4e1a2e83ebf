import Big from 'big.js'

/** What somebody asks for a service; the price is an exact decimal, null when unknown. */
export interface Offer {
  name: string
  price: string | null
}

/** A service that both sell, with the price of each. */
export interface MatchedPrice {
  name: string
  own: Big
  theirs: Big
}

/** Names are the same when they hold the same words: "Bath & Brush" is "bath and brush". */
const wordsOf = (name: string): string =>
  (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .filter(word => word !== 'and')
    .join(' ')

const priceOf = (offers: readonly Offer[]): Map<string, Big> =>
  new Map(offers.flatMap(({ name, price }) => (price === null || new Big(price).lte(0) ? [] : [[wordsOf(name), new Big(price)] as const])))

/** The services that both sell at a known price; free ones cannot be compared. */
export const matchedPrices = (own: readonly Offer[], theirs: readonly Offer[]): MatchedPrice[] => {
  const prices = priceOf(theirs)
  const ours = priceOf(own)
  return own.flatMap(({ name }) => {
    const [mine, other] = [ours.get(wordsOf(name)), prices.get(wordsOf(name))]
    return mine === undefined || other === undefined ? [] : [{ name, own: mine, theirs: other }]
  })
}

/**
 * One side's prices against the other's, 1 = the same: the geometric mean of the ratios, so that turning sides inverts it
 * (the Jevons price index). Null for nothing to compare.
 */
export const priceIndex = (ratios: readonly number[]): number | null =>
  ratios.length === 0 ? null : Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)

/** Their prices against one's own. */
export const theirIndex = (matched: readonly MatchedPrice[]): number | null =>
  priceIndex(matched.map(({ own, theirs }) => theirs.div(own).toNumber()))
