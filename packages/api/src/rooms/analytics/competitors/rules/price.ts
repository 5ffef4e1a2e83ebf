import Big from 'big.js'
import type { ComparedService, Found, Market, OpportunityRule } from './rule'

/** One other price may be a mistake or an offer of the day. */
const FEWEST_PRICES = 2
/** Closer than that, nobody changes groomers for it. */
const WORTH_RAISING = 0.1
/** Customers begin to compare at about a sixth more. */
const WORTH_EXPLAINING = 0.15

const mean = (prices: readonly Big[]): Big => prices.reduce((sum, price) => sum.plus(price), new Big(0)).div(prices.length)

const compared = ({ services }: Market): { service: ComparedService; theirs: Big; gap: number }[] =>
  services
    .filter(({ others }) => others.length >= FEWEST_PRICES)
    .map(service => {
      const theirs = mean(service.others)
      return { service, theirs, gap: service.price.div(theirs).minus(1).toNumber() }
    })

const bestRival = ({ rivals }: Market): number | null => {
  const ratings = rivals.map(({ rating }) => rating).filter(rating => rating !== null)
  return ratings.length === 0 ? null : Math.max(...ratings)
}

const percent = (gap: number): string => `${Math.round(Math.abs(gap) * 100)} %`

const found = (market: Market, { service, theirs, gap }: ReturnType<typeof compared>[number], title: string, why: string): Found => ({
  matter: service.id,
  title,
  description: `You ask ${market.money(service.price)}, ${percent(gap)} ${gap < 0 ? 'less' : 'more'} than the ${market.money(theirs)} that ${service.others.length} others ask on average. ${why}`,
  serviceId: service.id,
  weight: Math.abs(gap),
})

export const raisePrice: OpportunityRule = {
  name: 'RAISE_PRICE',
  told: 'A service costs at least 10 % less than the mean of two or more others, and no competitor is rated higher.',
  find: market => {
    const best = bestRival(market)
    if (market.own.rating === null || (best !== null && best > market.own.rating)) return []
    const stars = market.own.rating.toFixed(2)
    return compared(market)
      .filter(({ gap }) => gap <= -WORTH_RAISING)
      .map(each => found(market, each, `Raise the price of ${each.service.name}`, `With ${stars} stars nobody is rated higher.`))
  },
}

export const explainPrice: OpportunityRule = {
  name: 'EXPLAIN_PRICE',
  told: 'A service costs at least 15 % more than the mean of two or more others.',
  find: market =>
    compared(market)
      .filter(({ gap }) => gap >= WORTH_EXPLAINING)
      .map(each =>
        found(market, each, `Say what makes ${each.service.name} worth its price`, 'Show what is included, or try a lower price.'),
      ),
}
