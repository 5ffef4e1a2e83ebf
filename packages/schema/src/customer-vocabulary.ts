/** The words of groups of customers, what is predicted of them, and files of them; browser-safe like the rest of the vocabulary. */

const words = <const T extends readonly string[]>(...values: T): T => values

/** Customers by recency, frequency and monetary value. */
export const rfmSegments = words('CHAMPIONS', 'LOYAL', 'POTENTIAL_LOYALISTS', 'NEW', 'AT_RISK', 'CANT_LOSE', 'LOST', 'OTHER')
export type RfmSegment = (typeof rfmSegments)[number]

/** What a condition of a segment can ask about a customer. */
export const segmentFields = words(
  'TOTAL_SPENT',
  'TOTAL_BOOKINGS',
  'AVERAGE_BOOKING_VALUE',
  'DAYS_SINCE_LAST_BOOKING',
  'FIRST_BOOKING_DATE',
  'CHURN_RISK',
  'LIFETIME_VALUE',
  'UPSELL_SCORE',
  'RELATIONSHIP_SCORE',
  'CUSTOMER_SEGMENT',
  'RFM_SEGMENT',
  'RECENCY_SCORE',
  'FREQUENCY_SCORE',
  'MONETARY_SCORE',
  'BEHAVIORAL_CLUSTER',
  'TAG',
  'PREFERRED_SERVICE',
  'ACQUISITION_CHANNEL',
  'HAS_UPCOMING_BOOKING',
  'AVERAGE_RATING',
  'PET_SPECIES',
  'REACHABLE_BY_EMAIL',
  'REACHABLE_BY_SMS',
)
export type SegmentField = (typeof segmentFields)[number]

export const segmentOperators = words('EQ', 'NEQ', 'GT', 'GTE', 'LT', 'LTE', 'BETWEEN', 'IN', 'NOT_IN', 'CONTAINS')
export type SegmentOperator = (typeof segmentOperators)[number]

/** The models behind what is predicted of customers. */
export const customerModelKinds = words('CHURN', 'SPEND', 'GAPS', 'RFM', 'CLUSTERS', 'ATTACH')
export type CustomerModelKind = (typeof customerModelKinds)[number]

export const exportFormats = words('CSV', 'EXCEL')
export type ExportFormat = (typeof exportFormats)[number]

export const exportStatuses = words('QUEUED', 'RUNNING', 'READY', 'FAILED', 'EXPIRED', 'CANCELLED')
export type ExportStatus = (typeof exportStatuses)[number]

/** What an export of customers can have in its columns. */
export const customerExportFields = words(
  'NAME',
  'EMAIL',
  'PHONE',
  'ADDRESS',
  'TAGS',
  'PETS',
  'ACQUISITION_CHANNEL',
  'CUSTOMER_SEGMENT',
  'RFM_SEGMENT',
  'FIRST_BOOKING_AT',
  'LAST_BOOKING_AT',
  'TOTAL_BOOKINGS',
  'TOTAL_SPENT',
  'AVERAGE_BOOKING_VALUE',
  'PREFERRED_SERVICE',
  'RELATIONSHIP_SCORE',
  'CHURN_RISK',
  'LIFETIME_VALUE',
  'NEXT_BOOKING_AT',
  'EMAIL_CONSENT',
  'SMS_CONSENT',
  'CUSTOMER_ID',
)
export type CustomerExportField = (typeof customerExportFields)[number]
