import { enumOf } from './enum-of'
import * as words from './vocabulary'

export const RfmSegmentEnum = enumOf('RfmSegment', 'Customers by recency, frequency and monetary value.', words.rfmSegments, {
  CHAMPIONS: 'Came lately, come often and spend most.',
  LOYAL: 'Come often and spend well.',
  POTENTIAL_LOYALISTS: 'Came lately and have begun to come back.',
  NEW: 'Came lately for the first times.',
  AT_RISK: 'Used to come often; have been away for a while.',
  CANT_LOSE: 'Were among the best; have been away for long.',
  LOST: 'Came seldom and long ago.',
  OTHER: 'None of these.',
})

export const SegmentFieldEnum = enumOf('SegmentField', 'What a condition can ask about a customer.', words.segmentFields, {
  TOTAL_SPENT: 'What they have spent in all, refunds deducted; an amount in the currency of the provider.',
  TOTAL_BOOKINGS: 'Completed bookings.',
  AVERAGE_BOOKING_VALUE: 'What a completed booking brought on average; unknown without one.',
  DAYS_SINCE_LAST_BOOKING: 'Days of the provider since the last completed booking began; unknown without one.',
  FIRST_BOOKING_DATE: 'Day of the first booking; unknown without one. A date.',
  CHURN_RISK: 'Probability not to come again within their horizon, 0–1; unknown with too few visits.',
  LIFETIME_VALUE: 'What they spent and are expected to spend within a year; unknown with too few visits.',
  UPSELL_SCORE: 'Probability to take up a service that is new to them, 0–1; unknown with too little history.',
  RELATIONSHIP_SCORE: 'How good the relationship is, 0–100; unknown without a completed booking.',
  CUSTOMER_SEGMENT: 'VIP, REGULAR, AT_RISK or NEW.',
  RFM_SEGMENT: 'One of RfmSegment; unknown without a completed booking.',
  RECENCY_SCORE: 'How lately they came, 1–5 (5 latest).',
  FREQUENCY_SCORE: 'How often they came, 1–5.',
  MONETARY_SCORE: 'How much they spent, 1–5.',
  BEHAVIORAL_CLUSTER: 'Number of their behavioural cluster, counted from 1.',
  TAG: "One of the team's tags; capitals do not matter.",
  PREFERRED_SERVICE: 'Id of a service that they prefer.',
  ACQUISITION_CHANNEL: 'How they came; unknown when nobody told.',
  HAS_UPCOMING_BOOKING: 'Whether an open booking lies ahead; true or false.',
  AVERAGE_RATING: 'Mean of the stars that they gave, 1–5; unknown without a review.',
  PET_SPECIES: 'Species of one of their pets; capitals do not matter.',
  REACHABLE_BY_EMAIL: 'Whether they agreed to e-mail and have an address; true or false.',
  REACHABLE_BY_SMS: 'Whether they agreed to text messages and have a number; true or false.',
})

export const SegmentOperatorEnum = enumOf(
  'SegmentOperator',
  'How a condition compares. A value that is unknown meets no condition, NEQ and NOT_IN included.',
  words.segmentOperators,
  {
    EQ: 'Equal.',
    NEQ: 'Known and not equal.',
    GT: 'Greater; later.',
    GTE: 'Greater or equal.',
    LT: 'Less; earlier.',
    LTE: 'Less or equal.',
    BETWEEN: 'Between two values, both included: a list of two.',
    IN: 'One of a list.',
    NOT_IN: 'Known and none of a list.',
    CONTAINS: 'Has a word in it (tags and species only): part of one of them.',
  },
)

export const CustomerModelKindEnum = enumOf('CustomerModelKind', 'The models behind what is predicted.', words.customerModelKinds, {
  CHURN: 'BG/NBD: how often customers come and when they stop.',
  SPEND: 'Gamma-gamma: what a visit is worth.',
  GAPS: 'Days between visits, each customer drawn towards all of them.',
  RFM: 'Where the scores of recency, frequency and monetary value are cut.',
  CLUSTERS: 'k-means: customers who behave alike.',
  ATTACH: 'Beta-binomial: who takes one service takes another too.',
})

export const ExportFormatEnum = enumOf('ExportFormat', 'The format of a file.', words.exportFormats, {
  CSV: 'Comma-separated values, UTF-8 with a byte order mark, so that Excel opens it right.',
  EXCEL: 'An Excel workbook (.xlsx).',
})

export const ExportStatusEnum = enumOf('ExportStatus', 'Where an export stands.', words.exportStatuses, {
  QUEUED: 'Waits for its turn.',
  RUNNING: 'Is being written.',
  READY: 'Can be fetched.',
  FAILED: 'Could not be written; says why.',
  EXPIRED: 'Was deleted after its time.',
  CANCELLED: 'Was stopped by somebody.',
})
