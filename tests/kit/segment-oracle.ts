/** Whom criteria mean, worked out plainly from what is known of each customer: what the database's answer is held against. */
import type { SegmentCriteriaInput } from '@dashboard/schema'
import { segmentFieldEntries } from '@dashboard/schema/segment-fields'
import type { SegmentField, SegmentOperator } from '@dashboard/schema/vocabulary'
import { daysBetween } from '@dashboard/api/core/calendar'
import { localDay } from '@dashboard/api/core/local-time'

/** What is known of a customer; null for what is not. */
export interface CustomerFacts {
  id: string
  totalSpent: string
  totalBookings: number
  averageBookingValue: string
  firstBookingAt: Date | null
  lastBookingAt: Date | null
  churnRisk: number | null
  lifetimeValue: string | null
  upsellScore: number | null
  relationshipScore: number | null
  standing: string
  rfmSegment: string | null
  recencyScore: number | null
  frequencyScore: number | null
  monetaryScore: number | null
  cluster: number | null
  tags: string[]
  preferredServices: string[]
  source: string | null
  openStarts: Date[]
  ratings: number[]
  species: string[]
  hasEmail: boolean
  emailConsent: boolean | null
  hasPhone: boolean
  smsConsent: boolean | null
}

interface Moment {
  now: Date
  timeZone: string
}

type Value = string | number | boolean | string[] | null

/** Amounts in ten-thousandths, so that they are compared exactly. */
const units = (amount: string | null): number | null => (amount === null ? null : Math.round(Number(amount) * 10_000))
const mean = (values: number[]): number | null => (values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length)
const daysAgo = (at: Date | null, { now, timeZone }: Moment): number | null =>
  at === null ? null : daysBetween(localDay(at, timeZone), localDay(now, timeZone))

const readers: Record<SegmentField, (facts: CustomerFacts, moment: Moment) => Value> = {
  TOTAL_SPENT: facts => units(facts.totalSpent),
  TOTAL_BOOKINGS: facts => facts.totalBookings,
  AVERAGE_BOOKING_VALUE: facts => (facts.totalBookings === 0 ? null : units(facts.averageBookingValue)),
  DAYS_SINCE_LAST_BOOKING: (facts, moment) => daysAgo(facts.lastBookingAt, moment),
  FIRST_BOOKING_DATE: (facts, { timeZone }) => (facts.firstBookingAt === null ? null : localDay(facts.firstBookingAt, timeZone)),
  CHURN_RISK: facts => facts.churnRisk,
  LIFETIME_VALUE: facts => units(facts.lifetimeValue),
  UPSELL_SCORE: facts => facts.upsellScore,
  RELATIONSHIP_SCORE: facts => facts.relationshipScore,
  CUSTOMER_SEGMENT: facts => facts.standing,
  RFM_SEGMENT: facts => facts.rfmSegment,
  RECENCY_SCORE: facts => facts.recencyScore,
  FREQUENCY_SCORE: facts => facts.frequencyScore,
  MONETARY_SCORE: facts => facts.monetaryScore,
  BEHAVIORAL_CLUSTER: facts => facts.cluster,
  TAG: facts => facts.tags,
  PREFERRED_SERVICE: facts => facts.preferredServices,
  ACQUISITION_CHANNEL: facts => facts.source,
  HAS_UPCOMING_BOOKING: (facts, { now }) => facts.openStarts.some(at => at >= now),
  AVERAGE_RATING: facts => mean(facts.ratings),
  PET_SPECIES: facts => facts.species,
  REACHABLE_BY_EMAIL: facts => facts.hasEmail && facts.emailConsent === true,
  REACHABLE_BY_SMS: facts => facts.hasPhone && facts.smsConsent === true,
}

/** Letter by letter: what a letter becomes does not follow from its neighbours. */
const small = (text: string): string => Array.from(text, letter => String.fromCodePoint(letter.toLowerCase().codePointAt(0) ?? 0)).join('')

const ofList = (values: string[], operator: SegmentOperator, asked: string[]): boolean => {
  const [have, want] = [values.map(small), asked.map(small)]
  if (operator === 'CONTAINS') return have.some(value => want.some(part => value.includes(part)))
  const isAny = have.some(value => want.includes(value))
  return operator === 'EQ' || operator === 'IN' ? isAny : !isAny
}

const ofOne = <T extends string | number | boolean>(value: T, operator: SegmentOperator, asked: T[]): boolean => {
  const [first, second] = asked as [T, T]
  if (operator === 'EQ' || operator === 'IN') return asked.includes(value)
  if (operator === 'NEQ' || operator === 'NOT_IN') return !asked.includes(value)
  if (operator === 'GT') return value > first
  if (operator === 'GTE') return value >= first
  if (operator === 'LT') return value < first
  if (operator === 'LTE') return value <= first
  return value >= first && value <= second
}

const meetsCondition = ({ field, operator, value }: SegmentCriteriaInput, facts: CustomerFacts, moment: Moment): boolean => {
  if (!field || !operator) throw new Error('no condition')
  const asked = Array.isArray(value) ? (value as unknown[]) : [value]
  const known = readers[field](facts, moment)
  if (known === null) return false
  if (Array.isArray(known)) return ofList(known, operator, asked.map(String))
  const { kind } = segmentFieldEntries[field]
  if (kind === 'AMOUNT') return ofOne(known, operator, asked.map(String).map(units) as number[])
  return ofOne(known, operator, (typeof known === 'number' ? asked.map(Number) : asked) as (typeof known)[])
}

/** Whether a customer meets criteria. */
export const meets = (criteria: SegmentCriteriaInput, facts: CustomerFacts, moment: Moment): boolean => {
  if (criteria.all) return criteria.all.every(one => meets(one, facts, moment))
  if (criteria.any) return criteria.any.some(one => meets(one, facts, moment))
  if (criteria.not) return !meets(criteria.not, facts, moment)
  return meetsCondition(criteria, facts, moment)
}
