/** What is worked out of one customer, from what is known of them and what was learned of all. */
import type { RfmSegment } from '@dashboard/schema/vocabulary'
import { dateOfEpochDay } from '../../../core/calendar'
import { startOfDay } from '../../../core/local-time'
import { add, compare } from '../../../core/money'
import {
  type AttachModel,
  type ClusterModel,
  clusterOf,
  preferencesOf,
  relationshipOf,
  type RfmCuts,
  rfmScores,
  rfmSegment,
  type ServiceHistory,
  upsellFor,
} from './groups'
import {
  type BgNbd,
  type BuyingHistory,
  type BuyingModel,
  churnRisk,
  expectedMore,
  type GammaGamma,
  type GapPrior,
  historyOf,
  lifetimeInterval,
  lifetimeValue,
  nextGap,
  retentionCurve,
  riskIntervalOf,
  spenderOf,
  WEEK_DAYS,
} from './value'

/** Everything that was learned of a provider's customers; null where there was too little to learn from. */
export interface Models {
  churn: BuyingModel | null
  spend: GammaGamma | null
  gaps: GapPrior | null
  rfm: RfmCuts | null
  clusters: ClusterModel | null
  attach: AttachModel | null
}

/** What is known of one customer; day numbers count from 1970-01-01. */
export interface CustomerFacts {
  bookings: number
  spent: string
  /** Day on which the last completed booking began; null without one. */
  lastDay: number | null
  /** Days with completed bookings, ascending, and what each brought. */
  days: readonly number[]
  revenue: readonly number[]
  services: ServiceHistory['services']
  visits: readonly { serviceId: string; weekday: number; hour: number; bookings: number }[]
  rating: number | null
  /** Bookings that came to an end in any way. */
  settled: number
}

export interface Scores {
  relationshipScore: number | null
  relationshipParts: { title: string; score: number; weight: number }[]
  preferredServices: { serviceId: string; bookings: number; share: number }[]
  preferredTimes: { weekday: number; hour: number; share: number }[]
  rfm: { recency: number; frequency: number; monetary: number; segment: RfmSegment } | null
  cluster: number | null
  churnRisk: number | null
  churnRiskLow: number | null
  churnRiskHigh: number | null
  horizonDays: number | null
  expectedVisits: number | null
  predictedValue: string | null
  predictedValueLow: string | null
  predictedValueHigh: string | null
  lifetimeValue: string | null
  retentionCurve: number[]
  next: { at: Date; low: Date; high: Date } | null
  upsellScore: number | null
  upsellServices: { serviceId: string; probability: number; because: string | null }[]
}

/** What the screen says of the future covers so many days. */
export const HORIZON_DAYS = 365
/** What money a year from now is worth less, as is usual for small businesses. */
const YEARLY_DISCOUNT = 0.1
const MONTHS_AHEAD = 12
/** Who has not come within twice their usual gap has changed their mind rather than the date. */
const GAPS_OF_HORIZON = 2
/** A month, or weekly customers were lost at every holiday; a year, or nobody were ever lost. */
const [SHORTEST_HORIZON_DAYS, LONGEST_HORIZON_DAYS] = [30, 365]
/** Fewer settled bookings say nothing of how somebody keeps them. */
const FEWEST_SETTLED = 3
/** More than two years late is beyond what can be told. */
const FARTHEST_DAYS = 730

const amount = (value: number): string => value.toFixed(4)
const digits = (value: number, count = 4): number => Number(value.toFixed(count))
const gapsOf = (days: readonly number[]): number[] => days.slice(1).map((day, index) => day - (days[index] ?? day))

/** What is told of somebody's buying where it cannot be. */
const unknownBuying = {
  churnRisk: null,
  churnRiskLow: null,
  churnRiskHigh: null,
  horizonDays: null,
  expectedVisits: null,
  predictedValue: null,
  predictedValueLow: null,
  predictedValueHigh: null,
  lifetimeValue: null,
  retentionCurve: [],
}

const nobody: Scores = {
  ...unknownBuying,
  relationshipScore: null,
  relationshipParts: [],
  preferredServices: [],
  preferredTimes: [],
  rfm: null,
  cluster: null,
  next: null,
  upsellScore: null,
  upsellServices: [],
}

/** The time within which a customer would come by their own rhythm, drawn towards everybody's. */
const horizonOf = (gaps: GapPrior, days: readonly number[]): number => {
  const usual = nextGap(gaps, gapsOf(days), 0).medianDays
  return Math.round(Math.min(LONGEST_HORIZON_DAYS, Math.max(SHORTEST_HORIZON_DAYS, GAPS_OF_HORIZON * usual)))
}

/** A model is read once, however many are scored with it. */
const readModels = new WeakMap<BuyingModel, ReturnType<typeof riskIntervalOf>>()
const intervalsOf = (model: BuyingModel): ReturnType<typeof riskIntervalOf> => {
  const found = readModels.get(model) ?? riskIntervalOf(model)
  readModels.set(model, found)
  return found
}

type Spending = Pick<CustomerFacts, 'days' | 'revenue'>

/** What a customer is expected to spend within the horizon, discounted, and between which amounts it will lie. */
const spendingOf = (buyers: BgNbd, spend: GammaGamma, history: BuyingHistory, known: Spending, today: number) => {
  const weeks = HORIZON_DAYS / WEEK_DAYS
  const spender = spenderOf(known, today)
  const { low, high } = lifetimeInterval(buyers, spend, history, spender, { horizonWeeks: weeks, yearlyDiscount: YEARLY_DISCOUNT })
  return { value: amount(lifetimeValue(buyers, spend, history, spender, weeks, YEARLY_DISCOUNT)), low: amount(low), high: amount(high) }
}

const buying = ({ churn, spend, gaps }: Models, { days, revenue, spent }: CustomerFacts, today: number) => {
  const history = historyOf(days, today)
  if (churn === null || gaps === null || history === null) return null
  const horizonDays = horizonOf(gaps, days)
  const weeks = HORIZON_DAYS / WEEK_DAYS
  const spending = spend && spendingOf(churn.parameters, spend, history, { days, revenue }, today)
  const risk = intervalsOf(churn)(history, horizonDays / WEEK_DAYS)
  return {
    coming: 1 - churnRisk(churn, history, weeks),
    told: {
      churnRisk: digits(churnRisk(churn, history, horizonDays / WEEK_DAYS)),
      churnRiskLow: risk && digits(risk.low),
      churnRiskHigh: risk && digits(risk.high),
      horizonDays,
      expectedVisits: digits(expectedMore(churn.parameters, history, weeks), 2),
      predictedValue: spending?.value ?? null,
      predictedValueLow: spending?.low ?? null,
      predictedValueHigh: spending?.high ?? null,
      lifetimeValue: spending && add(compare(spent, '0') < 0 ? '0' : spent, spending.value),
      retentionCurve: retentionCurve(churn.parameters, history, MONTHS_AHEAD).map(each => digits(each)),
    },
  }
}

/** When the next visit is to be expected, as starts of days; null where it lies too far ahead to be told. */
const nextVisit = (gaps: GapPrior | null, days: readonly number[], today: number, timeZone: string): Scores['next'] => {
  const last = days.at(-1)
  if (gaps === null || last === undefined) return null
  const gap = nextGap(gaps, gapsOf(days), today - last)
  if (gap.medianDays > FARTHEST_DAYS) return null
  const on = (daysLater: number): Date => startOfDay(dateOfEpochDay(last + Math.round(Math.min(daysLater, 2 * FARTHEST_DAYS))), timeZone)
  return { at: on(gap.medianDays), low: on(gap.lowDays), high: on(gap.highDays) }
}

const clusterNumber = ({ clusters }: Models, { bookings, spent, days, visits }: CustomerFacts, today: number): number | null => {
  const [first] = days
  if (clusters === null || first === undefined) return null
  return clusterOf(clusters, { bookings, spent: Number(spent), sinceFirstDays: today - first, visits })
}

/** Everything that can be told of a customer on a day of the provider. */
export const scoresOf = (models: Models, facts: CustomerFacts, today: number, timeZone: string): Scores => {
  const { bookings, spent, lastDay, days } = facts
  if (bookings === 0 || lastDay === null || models.rfm === null) return nobody
  const scores = rfmScores(models.rfm, { daysSinceLast: Math.max(0, today - lastDay), bookings, spent: Number(spent) })
  const bought = buying(models, facts, today)
  const reliability = facts.settled < FEWEST_SETTLED ? null : bookings / facts.settled
  const relationship = relationshipOf({
    churnRisk: bought?.told.churnRisk ?? null,
    frequencyScore: scores.frequency,
    monetaryScore: scores.monetary,
    rating: facts.rating,
    reliability: reliability === null ? null : Math.min(1, reliability),
  })
  // Unknown whether they come at all is unknown what they take up.
  const upsell = models.attach && bought && upsellFor(models.attach, facts, today, bought.coming)
  const preferences = preferencesOf(facts.visits)
  return {
    ...(bought?.told ?? unknownBuying),
    relationshipScore: relationship.score,
    relationshipParts: relationship.parts,
    preferredServices: preferences.services,
    preferredTimes: preferences.times,
    rfm: { ...scores, segment: rfmSegment(scores) },
    cluster: clusterNumber(models, facts, today),
    next: nextVisit(models.gaps, days, today, timeZone),
    upsellScore: upsell?.score ?? null,
    upsellServices: upsell?.services ?? [],
  }
}
