/** What the conditions of a segment can ask: one entry a field, the same for the server that checks them and for the screen that builds them. Browser-safe. */
import type { SegmentField, SegmentOperator } from './vocabulary'
import { acquisitionChannels, customerSegments, rfmSegments } from './vocabulary'

/**
 * What a value of a field is: an exact amount of money, a whole number, any number, a share 0–1, a calendar date, one of some words, texts of
 * which a customer has several, ids of which they have several, or yes and no.
 */
export type SegmentFieldKind = 'AMOUNT' | 'COUNT' | 'NUMBER' | 'SHARE' | 'DATE' | 'WORD' | 'TEXTS' | 'SERVICES' | 'FLAG'

export interface SegmentFieldEntry {
  /** As it stands at the beginning of a line of the builder. */
  label: string
  kind: SegmentFieldKind
  operators: readonly SegmentOperator[]
  /** What is counted, in the plural; null where the value speaks for itself. */
  unit: string | null
  /** The least and greatest value that makes sense; null for no bound, and for what is no number. */
  min: number | null
  max: number | null
  /** The words to choose from; null where the value is no word. */
  options: readonly string[] | null
  /** Whether it tells what somebody spends, which only those with `revenue.view` may ask. */
  isMoney: boolean
}

const ordered = ['EQ', 'NEQ', 'GT', 'GTE', 'LT', 'LTE', 'BETWEEN'] as const
const chosen = ['EQ', 'NEQ', 'IN', 'NOT_IN'] as const

const entry = (
  label: string,
  kind: SegmentFieldKind,
  operators: readonly SegmentOperator[],
  more: Partial<SegmentFieldEntry> = {},
): SegmentFieldEntry => ({ label, kind, operators, unit: null, min: null, max: null, options: null, isMoney: false, ...more })

/** The greatest amount that is kept: fourteen digits before the point. */
const MOST_AMOUNT = 99_999_999_999_999
const MOST_COUNT = 1_000_000
/** A hundred years. */
const MOST_DAYS = 36_500

const amount = (label: string): SegmentFieldEntry => entry(label, 'AMOUNT', ordered, { min: 0, max: MOST_AMOUNT, isMoney: true })
const share = (label: string): SegmentFieldEntry => entry(label, 'SHARE', ordered, { min: 0, max: 1 })
const score = (label: string, isMoney = false): SegmentFieldEntry =>
  entry(label, 'COUNT', [...ordered, 'IN', 'NOT_IN'], { min: 1, max: 5, isMoney })
const word = (label: string, options: readonly string[]): SegmentFieldEntry => entry(label, 'WORD', chosen, { options })
const texts = (label: string): SegmentFieldEntry => entry(label, 'TEXTS', [...chosen, 'CONTAINS'])
const flag = (label: string): SegmentFieldEntry => entry(label, 'FLAG', ['EQ', 'NEQ'])

/** Every field, in the order in which a builder offers them. */
export const segmentFieldEntries: Readonly<Record<SegmentField, SegmentFieldEntry>> = {
  TOTAL_SPENT: amount('Total spent'),
  TOTAL_BOOKINGS: entry('Completed bookings', 'COUNT', ordered, { unit: 'bookings', min: 0, max: MOST_COUNT }),
  AVERAGE_BOOKING_VALUE: amount('Average booking value'),
  DAYS_SINCE_LAST_BOOKING: entry('Days since last booking', 'COUNT', ordered, { unit: 'days', min: 0, max: MOST_DAYS }),
  FIRST_BOOKING_DATE: entry('First booking', 'DATE', ordered),
  CHURN_RISK: share('Churn risk'),
  LIFETIME_VALUE: amount('Lifetime value'),
  UPSELL_SCORE: share('Upsell score'),
  RELATIONSHIP_SCORE: entry('Relationship score', 'NUMBER', ordered, { unit: 'points', min: 0, max: 100 }),
  CUSTOMER_SEGMENT: word(
    'Standing',
    customerSegments.filter(segment => segment !== 'ALL'),
  ),
  RFM_SEGMENT: word('RFM segment', rfmSegments),
  RECENCY_SCORE: score('Recency score'),
  FREQUENCY_SCORE: score('Frequency score'),
  MONETARY_SCORE: score('Monetary score', true),
  BEHAVIORAL_CLUSTER: entry('Behavioural cluster', 'COUNT', chosen, { min: 1, max: 20 }),
  TAG: texts('Tag'),
  PREFERRED_SERVICE: entry('Preferred service', 'SERVICES', chosen),
  ACQUISITION_CHANNEL: word('Acquisition channel', acquisitionChannels),
  HAS_UPCOMING_BOOKING: flag('Has an upcoming booking'),
  AVERAGE_RATING: entry('Average rating', 'NUMBER', ordered, { unit: 'stars', min: 1, max: 5 }),
  PET_SPECIES: texts('Species of a pet'),
  REACHABLE_BY_EMAIL: flag('Reachable by e-mail'),
  REACHABLE_BY_SMS: flag('Reachable by text message'),
}

/** How deep the groups of criteria may lie in one another, the outermost counted. */
export const MOST_CRITERIA_LEVELS = 8
/** How many conditions criteria may have. */
export const MOST_CONDITIONS = 100
/** How many values a list of IN and NOT_IN may have. */
export const MOST_LISTED_VALUES = 100
