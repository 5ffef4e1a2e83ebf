/** What is to be seen in the groups of customers, in sentences. */
import type { RfmSegment } from '@dashboard/schema/vocabulary'
import { percent } from './words'

export interface SummaryFacts {
  customers: number
  rfm: readonly { segment: RfmSegment; title: string; customers: number; revenueShare: number | null }[]
  largestCluster: { name: string; share: number } | null
  /** Null where nothing is predicted yet. */
  highRisk: { customers: number; yearly: string | null } | null
  /** Customers of whom no risk is told. */
  riskUnknown: number
}

const people = (count: number): string => `${count.toLocaleString('en')} customer${count === 1 ? '' : 's'}`

const best = ({ rfm, customers }: SummaryFacts): string | null => {
  const champions = rfm.find(({ segment }) => segment === 'CHAMPIONS')
  if (champions === undefined || champions.customers === 0) return null
  const who = `${people(champions.customers)} ${champions.customers === 1 ? 'is a champion' : 'are champions'} (${percent(champions.customers / customers)})`
  return champions.revenueShare === null ? `${who}.` : `${who} and brought ${percent(champions.revenueShare)} of the revenue.`
}

const slipping = ({ rfm }: SummaryFacts): string | null => {
  const away = rfm.filter(({ segment }) => segment === 'AT_RISK' || segment === 'CANT_LOSE').reduce((sum, each) => sum + each.customers, 0)
  return away === 0 ? null : `${people(away)} used to come often and ${away === 1 ? 'has' : 'have'} been away for a while.`
}

const risk = ({ highRisk, riskUnknown, customers }: SummaryFacts): string => {
  if (highRisk === null) return 'Not enough visits yet to tell who will come again.'
  const told = `${people(highRisk.customers)} will probably not come again in their usual time${highRisk.yearly === null || highRisk.customers === 0 ? '' : `; they spent ${highRisk.yearly} in the last 365 days`}.`
  return riskUnknown > 0 && riskUnknown < customers ? `${told} Of ${people(riskUnknown)} it cannot be told yet.` : told
}

/** A few sentences; one that says what is missing where nobody has come yet. Who may not see revenue gets no shares and no amounts. */
export const summaryOf = (facts: SummaryFacts): string[] => {
  if (facts.customers === 0) return ['No completed bookings yet: groups form as customers come.']
  const { largestCluster } = facts
  const cluster = largestCluster && `The largest group by behaviour is “${largestCluster.name}” (${percent(largestCluster.share)}).`
  return [best(facts), slipping(facts), risk(facts), cluster].flatMap(sentence => sentence ?? [])
}
