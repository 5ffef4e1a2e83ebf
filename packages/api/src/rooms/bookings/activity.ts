/** Events told in a sentence. */
import type { BusinessEventType } from '@dashboard/schema/vocabulary'

/** What a sentence is made of; names are null where they are not known. */
export interface ActivityFacts {
  type: BusinessEventType
  at: Date
  payload: Record<string, unknown>
  customer: string | null
  service: string | null
  member: string | null
}

/** How the provider writes times and money. */
export interface Manner {
  timeZone: string
  currency: string
}

const days = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (timeZone: string, year: 'numeric' | undefined): Intl.DateTimeFormat => {
  const key = `${timeZone}/${year ?? ''}`
  const format =
    days.get(key) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    })
  days.set(key, format)
  return format
}

const FAR_MS = 180 * 86_400_000

/** "Tue 24 Nov, 09:30", with the year when it is far from `near`. */
const timeOf = (instant: unknown, near: Date, { timeZone }: Manner): string | null => {
  const date = typeof instant === 'string' ? new Date(instant) : null
  if (!date || Number.isNaN(date.getTime())) return null
  const isFar = Math.abs(date.getTime() - near.getTime()) > FAR_MS
  return formatterOf(timeZone, isFar ? 'numeric' : undefined).format(date)
}

const amounts = new Map<string, Intl.NumberFormat>()

const amountOf = (amount: unknown, { currency }: Manner): string | null => {
  if (typeof amount !== 'string' && typeof amount !== 'number') return null
  const format = amounts.get(currency) ?? new Intl.NumberFormat('en', { style: 'currency', currency })
  amounts.set(currency, format)
  return format.format(amount as Intl.StringNumericLiteral)
}

/** A clause with its word before it; nothing where there is nothing to say. */
const clause = (word: string, text: string | null): string => (text === null ? '' : ` ${word} ${text}`)

const who = ({ customer }: ActivityFacts): string => customer ?? 'Somebody'
const whose = ({ customer }: ActivityFacts): string => (customer === null ? "A customer's" : `${customer}'s`)
const what = ({ service }: ActivityFacts): string => service ?? 'booking'
const visit = (facts: ActivityFacts): string => `${whose(facts)} ${what(facts)}`
const said = (text: unknown): string =>
  typeof text === 'string' && text !== '' ? `: ${text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text}` : ''

type Sentence = (facts: ActivityFacts, manner: Manner) => string

const sentences: Record<BusinessEventType, Sentence> = {
  BOOKING_CREATED: (facts, manner) =>
    `${who(facts)} booked ${facts.service ?? 'a visit'}${clause('for', timeOf(facts.payload.startsAt, facts.at, manner))}${clause('with', facts.member)}`,
  BOOKING_CONFIRMED: facts => `${visit(facts)} was confirmed`,
  BOOKING_RESCHEDULED: (facts, manner) => `${visit(facts)} was moved${clause('to', timeOf(facts.payload.startsAt, facts.at, manner))}`,
  BOOKING_REASSIGNED: facts =>
    facts.payload.memberRef === null
      ? `Nobody takes care of ${visit(facts)} now`
      : `${visit(facts)} was given${clause('to', facts.member ?? 'somebody else')}`,
  BOOKING_REPRICED: (facts, manner) => `${visit(facts)} has a new price${clause('of', amountOf(facts.payload.price, manner))}`,
  BOOKING_CHECKED_IN: facts => `${who(facts)} checked in for ${what(facts)}`,
  BOOKING_COMPLETED: (facts, manner) =>
    `${visit(facts)} was completed${clause('for', amountOf(facts.payload.price, manner))}${clause('by', facts.member)}`,
  BOOKING_CANCELLED: facts => `${visit(facts)} was cancelled${said(facts.payload.reason)}`,
  BOOKING_NO_SHOW: facts => `${who(facts)} did not come for ${what(facts)}`,
  BOOKING_REOPENED: facts => `${visit(facts)} was reopened`,
  BOOKING_REFUNDED: (facts, manner) =>
    `${who(facts)} was given back ${amountOf(facts.payload.amount, manner) ?? 'money'} for ${what(facts)}${said(facts.payload.reason)}`,
  REVIEW_RECEIVED: facts => `${who(facts)} gave ${starsOf(facts.payload.rating)}${said(facts.payload.text)}`,
  FEEDBACK_RECEIVED: facts => `${who(facts)} sent ${kinds[String(facts.payload.type)] ?? 'feedback'}${said(facts.payload.text)}`,
  CUSTOMER_UPDATED: facts => `${whose(facts)} details were changed`,
  CUSTOMER_JOINED: facts => `${who(facts)} became a customer`,
  CAMPAIGN_SENT: facts => `A campaign message went to ${facts.customer ?? 'a customer'}`,
  CAMPAIGN_OPENED: facts => `${who(facts)} opened a campaign message`,
  CAMPAIGN_CLICKED: facts => `${who(facts)} followed a campaign link`,
  CAMPAIGN_CONVERTED: facts => `${who(facts)} came through a campaign`,
  REFERRAL_CONVERTED: facts => `${who(facts)} came through a referral`,
  PROFILE_VIEWED: () => 'Somebody looked at the profile',
  INQUIRY_RECEIVED: facts => `${who(facts)} asked a question${said(facts.payload.text)}`,
}

const kinds: Record<string, string> = {
  SURVEY: 'a survey answer',
  NPS: 'a recommendation score',
  COMPLAINT: 'a complaint',
  SUGGESTION: 'a suggestion',
  COMPLIMENT: 'a compliment',
}

const starsOf = (rating: unknown): string => (typeof rating !== 'number' ? 'a review' : rating === 1 ? '1 star' : `${rating} stars`)

/** The event in one English sentence without its full stop; times and money as the provider writes them. */
export const summaryOf = (facts: ActivityFacts, manner: Manner): string => sentences[facts.type](facts, manner)
