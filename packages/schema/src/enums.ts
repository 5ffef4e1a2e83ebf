import { registerEnumType } from 'type-graphql'
import * as words from './vocabulary'

/** Turns a vocabulary list into the object that type-graphql registers; every value has its description. */
const enumOf = <T extends string>(name: string, description: string, values: readonly T[], told: Record<T, string>): Record<T, T> => {
  const members = Object.fromEntries(values.map(value => [value, value])) as Record<T, T>
  const valuesConfig = Object.fromEntries(values.map(value => [value, { description: told[value] }])) as Record<T, { description: string }>
  registerEnumType(members, { name, description, valuesConfig })
  return members
}

export const TeamRoleEnum = enumOf('TeamRole', 'What a team member is to the business; decides which permissions come by default.', words.teamRoles, {
  OWNER: 'Everything.',
  MANAGER: 'All operations; money only in part.',
  STAFF: 'Own schedule, bookings, customers and performance.',
  CONTRACTOR: 'Own schedule and bookings.',
})

export const PeriodEnum = enumOf('Period', "A running calendar period of the provider's time zone, up to and including today.", words.periods, {
  TODAY: 'Today so far.',
  WEEK: "This week; it starts on the provider's first day of the week.",
  MONTH: 'This calendar month.',
  QUARTER: 'This calendar quarter.',
  YEAR: 'This calendar year.',
})

export const ComparisonEnum = enumOf('Comparison', 'What a period is compared with.', words.comparisons, {
  PREVIOUS: 'The period before, over as many days.',
  LAST_YEAR: 'The same period a year ago.',
})

export const GranularityEnum = enumOf('Granularity', 'The step of a series.', words.granularities, {
  DAY: "A day of the provider's time zone.",
  WEEK: "A week, starting on the provider's first day of the week.",
  MONTH: 'A calendar month.',
})

export const TrendDirectionEnum = enumOf('TrendDirection', 'Where a figure is going.', words.trendDirections, {
  UP: 'Higher than what it is compared with.',
  DOWN: 'Lower than what it is compared with.',
  FLAT: 'Unchanged, not comparable, or not yet a fall because the period is unfinished.',
})

export const MetricUnitEnum = enumOf('MetricUnit', 'What a figure counts.', words.metricUnits, {
  CURRENCY: "Units of the provider's currency.",
  COUNT: 'A number of things.',
  PERCENT: 'Percent, 0–100.',
  RATING: 'Stars, 1–5.',
  MINUTES: 'Minutes.',
})

export const MetricBasisEnum = enumOf('MetricBasis', 'Which instant decides the day that a fact counts for.', words.metricBases, {
  BOOKED_AT: 'When the booking was made.',
  STARTS_AT: 'When the booking begins.',
  COMPLETED_AT: 'When the booking was completed.',
  REFUNDED_AT: 'When the money was given back.',
  REVIEWED_AT: 'When the review was written.',
  SPENT_AT: 'When the money was spent.',
  OCCURRED_AT: 'When the event happened.',
})

export const MetricDimensionEnum = enumOf('MetricDimension', 'What a figure can be split by.', words.metricDimensions, {
  SERVICE: 'By service id.',
  CUSTOMER_SEGMENT: "By the customer's standing when the booking began.",
  TEAM_MEMBER: 'By the id of the team member in charge, or NONE.',
  SOURCE: 'By acquisition channel.',
})

export const BookingStatusEnum = enumOf('BookingStatus', 'Where a booking stands.', words.bookingStatuses, {
  PENDING: 'Made, not confirmed yet.',
  CONFIRMED: 'Confirmed.',
  COMPLETED: 'Done; its revenue is earned.',
  CANCELLED: 'Called off.',
  NO_SHOW: 'The customer did not come.',
})

export const AcquisitionChannelEnum = enumOf('AcquisitionChannel', 'How a booking or customer came.', words.acquisitionChannels, {
  SEARCH: 'A search engine.',
  MARKETPLACE: 'A marketplace listing.',
  REFERRAL: 'Another customer.',
  CAMPAIGN: 'A marketing campaign.',
  WALK_IN: 'Through the door.',
  SOCIAL: 'A social network.',
  DIRECT: 'Straight to the provider.',
  OTHER: 'Anything else.',
})

export const BusinessEventTypeEnum = enumOf('BusinessEventType', 'What happened in the business.', words.businessEventTypes, {
  BOOKING_CREATED: 'Payload: bookingRef, customer{ref name? email? phone?}, service{ref name?}, startsAt, endsAt?, price?, source?, memberRef?, petName?, petRef?, notes?.',
  BOOKING_CONFIRMED: 'Payload: bookingRef.',
  BOOKING_RESCHEDULED: 'Payload: bookingRef, startsAt, endsAt?.',
  BOOKING_REASSIGNED: 'Payload: bookingRef, memberRef (null takes the member off).',
  BOOKING_REPRICED: 'Payload: bookingRef, price.',
  BOOKING_CHECKED_IN: 'Payload: bookingRef, checkedInAt?.',
  BOOKING_COMPLETED: 'Payload: bookingRef, completedAt?, price?.',
  BOOKING_CANCELLED: 'Payload: bookingRef, reason?.',
  BOOKING_NO_SHOW: 'Payload: bookingRef.',
  BOOKING_REOPENED: 'Undoes completion, cancellation or no-show. Payload: bookingRef, checkedIn? (false also undoes the check-in).',
  BOOKING_REFUNDED: 'Payload: bookingRef, amount, reason?.',
  REVIEW_RECEIVED: 'Payload: bookingRef?, customer{ref}, rating (1–5), text?.',
  FEEDBACK_RECEIVED: 'Payload: customer{ref}, type, score?, text, bookingRef?.',
  CUSTOMER_JOINED: 'Payload: customer{ref name email? phone? source?}.',
  CAMPAIGN_SENT: 'Payload: campaignRef, customer{ref}.',
  CAMPAIGN_OPENED: 'Payload: campaignRef, customer{ref}.',
  CAMPAIGN_CLICKED: 'Payload: campaignRef, customer{ref}.',
  CAMPAIGN_CONVERTED: 'Payload: campaignRef, customer{ref}, bookingRef?.',
  REFERRAL_CONVERTED: 'Payload: referrer and referred customer, bookingRef?.',
  PROFILE_VIEWED: 'Payload: source?, visitorRef?.',
  INQUIRY_RECEIVED: 'Payload: source?, visitorRef?, text?.',
})

export const CustomerSegmentEnum = enumOf('CustomerSegment', "A customer's standing.", words.customerSegments, {
  ALL: 'Everybody.',
  VIP: 'At least ten completed bookings in the year before.',
  REGULAR: 'Comes back.',
  AT_RISK: 'Comes back after more than 120 days.',
  NEW: 'No completed booking before.',
})

export const AlertSeverityEnum = enumOf('AlertSeverity', 'How much an alert matters.', words.alertSeverities, {
  INFO: 'Good to know.',
  WARNING: 'Look at it today.',
  CRITICAL: 'Look at it now.',
})

export const InsightTypeEnum = enumOf('InsightType', 'What kind of insight it is.', words.insightTypes, {
  WARNING: 'Something is going wrong.',
  OPPORTUNITY: 'Something can be won.',
  OPTIMIZATION: 'Something can run better.',
})

export const ImpactLevelEnum = enumOf('ImpactLevel', 'How much is at stake.', words.impactLevels, { LOW: 'Little.', MEDIUM: 'Some.', HIGH: 'Much.' })

export const InsightStatusEnum = enumOf('InsightStatus', 'What became of an insight.', words.insightStatuses, {
  OPEN: 'Valid, neither actioned nor dismissed.',
  ACTIONED: 'Somebody acted on it.',
  DISMISSED: 'Somebody set it aside.',
  ALL: 'Every insight.',
})
