import { auditSubjectWords, auditWords } from './audit-words'
import { enumOf } from './enum-of'
import * as words from './vocabulary'

export const TeamRoleEnum = enumOf(
  'TeamRole',
  'What a team member is to the business; decides which permissions come by default.',
  words.teamRoles,
  {
    OWNER: 'Runs the business: may do everything.',
    MANAGER: 'Runs the day: bookings, customers, team and revenue.',
    STAFF: 'Takes care of animals: bookings and customers.',
    CONTRACTOR: 'Helps out: bookings.',
  },
)

export const MemberAccessEnum = enumOf('MemberAccess', 'Whether a member can sign in, and why not.', words.memberAccesses, {
  NONE: 'Not invited, or the invitation was withdrawn.',
  INVITED: 'Invited; the link was not followed yet.',
  INVITATION_EXPIRED: 'Invited; the link works no longer.',
  SIGNS_IN: 'Signs in with an account of their own.',
  ENDED: 'Works here no longer.',
})

export const TeamMemberActionEnum = enumOf('TeamMemberAction', 'What can be done with a member of the team.', words.teamMemberActions, {
  CHANGE_CONTACT: 'Change phone, address and emergency contact.',
  CHANGE_PROFILE: 'Change names, e-mail address, hours, skills, certifications and first day.',
  CHANGE_ROLE: 'Change the role.',
  CHANGE_PERMISSIONS: 'Grant and take permissions.',
  CHANGE_PAY: 'Change what the member is paid.',
  INVITE: 'Send an invitation, again if there was one.',
  WITHDRAW_INVITATION: 'Withdraw the open invitation.',
  REMOVE: 'End the employment.',
  RESTORE: 'Take the member back.',
})

export const PeriodEnum = enumOf(
  'Period',
  "A running calendar period of the provider's time zone, up to and including today.",
  words.periods,
  {
    TODAY: 'Today so far.',
    WEEK: "This week; it starts on the provider's first day of the week.",
    MONTH: 'This calendar month.',
    QUARTER: 'This calendar quarter.',
    YEAR: 'This calendar year.',
  },
)

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

export const BookingDateBasisEnum = enumOf(
  'BookingDateBasis',
  "Which of a booking's instants a list is filtered and sorted by.",
  words.bookingDateBases,
  {
    BOOKED_AT: 'When it was made; the bookings that `bookings.count` counts.',
    STARTS_AT: 'When it begins.',
    COMPLETED_AT: 'When it was completed; leaves out what is not. The bookings that `revenue.earned` adds up.',
    REFUNDED_AT: 'When money was last given back between `from` and `to`; leaves out bookings with no refund then.',
    REVIEWED_AT: 'When its latest review was written; leaves out what has none.',
  },
)

export const SortDirectionEnum = enumOf('SortDirection', 'The order of a list.', words.sortDirections, {
  ASC: 'Earliest first.',
  DESC: 'Latest first.',
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
  BOOKING_CREATED:
    'A booking was made. Payload: bookingRef, customer{ref, name?, email?, phone?}, service{ref, name?}, startsAt, endsAt?, price?, source?, memberRef?, petName?, petRef?, notes?. Left out: the end and price of the service, source DIRECT.',
  BOOKING_CONFIRMED: 'It was confirmed. Payload: bookingRef.',
  BOOKING_RESCHEDULED: 'It was moved. Payload: bookingRef, startsAt, endsAt? (left out: it keeps its length).',
  BOOKING_REASSIGNED: 'Somebody else takes care. Payload: bookingRef, memberRef (null takes the member off).',
  BOOKING_REPRICED: 'Another price was agreed. Payload: bookingRef, price.',
  BOOKING_CHECKED_IN: 'The animal was handed over. Payload: bookingRef, checkedInAt? (left out: occurredAt).',
  BOOKING_COMPLETED: 'It was done. Payload: bookingRef, completedAt? (left out: occurredAt), price? (left out: the agreed one).',
  BOOKING_CANCELLED: 'It was called off. Payload: bookingRef, reason?.',
  BOOKING_NO_SHOW: 'The customer did not come. Payload: bookingRef.',
  BOOKING_REOPENED: 'Undoes completion, cancellation or no-show. Payload: bookingRef, checkedIn? (false also undoes the check-in).',
  BOOKING_REFUNDED: 'Money was given back. Payload: bookingRef, amount, reason?.',
  REVIEW_RECEIVED: 'A customer rated in public. Payload: bookingRef?, customer{ref}, rating (1–5), text?.',
  FEEDBACK_RECEIVED:
    'A customer said something to the provider alone. Payload: customer{ref}, type (SURVEY, NPS, COMPLAINT, SUGGESTION, COMPLIMENT), score? (1–5, NPS 0–10), question?, text, bookingRef?, memberRef?.',
  CUSTOMER_JOINED: 'Somebody became a customer, or their details changed. Payload: customer{ref, name, email?, phone?, source?}.',
  CUSTOMER_UPDATED:
    'Details of a customer changed. Payload: customer{ref, name?, email?, phone?, address?, source?, emailConsent?, smsConsent?}; null takes away.',
  CAMPAIGN_SENT: 'A campaign message went out. Payload: campaignRef?, customer?.',
  CAMPAIGN_OPENED: 'A campaign message was opened. Payload: campaignRef?, customer?.',
  CAMPAIGN_CLICKED: 'A link in a campaign message was followed. Payload: campaignRef?, customer?.',
  CAMPAIGN_CONVERTED: 'A campaign won a booking. Payload: campaignRef?, customer?.',
  REFERRAL_CONVERTED: 'Somebody came on the word of a customer. Payload: referralRef?, customer?.',
  PROFILE_VIEWED: "Somebody looked at the provider's profile. Payload: source?.",
  INQUIRY_RECEIVED: 'Somebody asked a question. Payload: customer?, source?, text?.',
})

export const CustomerSegmentEnum = enumOf('CustomerSegment', "A customer's standing.", words.customerSegments, {
  ALL: 'Everybody.',
  VIP: 'At least ten completed bookings in the year before.',
  REGULAR: 'Comes back.',
  AT_RISK: 'Comes back after more than 120 days.',
  NEW: 'No completed booking before.',
})

export const CustomerSortEnum = enumOf('CustomerSort', 'By what customers are sorted, the greatest first.', words.customerSorts, {
  VALUE: 'What they have spent in all.',
  FREQUENCY: 'How often they have come.',
  RECENCY: 'When they came last.',
  NAME: 'Their names, A to Z.',
  CHURN_RISK: 'How likely they are not to come again; who is unknown comes last.',
})

export const CommunicationChannelEnum = enumOf('CommunicationChannel', 'How a message went.', words.communicationChannels, {
  EMAIL: 'E-mail.',
  SMS: 'Text message.',
  PHONE: 'Telephone.',
  IN_PERSON: 'In person.',
  APP: 'Within an app.',
})

export const CommunicationDirectionEnum = enumOf('CommunicationDirection', 'Which way a message went.', words.communicationDirections, {
  OUTBOUND: 'To the customer.',
  INBOUND: 'From the customer.',
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

export const ImpactLevelEnum = enumOf('ImpactLevel', 'How much is at stake.', words.impactLevels, {
  LOW: 'Little.',
  MEDIUM: 'Some.',
  HIGH: 'Much.',
})

export const InsightStatusEnum = enumOf('InsightStatus', 'What became of an insight.', words.insightStatuses, {
  OPEN: 'Valid, neither actioned nor dismissed.',
  ACTIONED: 'Somebody acted on it.',
  DISMISSED: 'Somebody set it aside.',
  ALL: 'Every insight.',
})

const sentence = (words: string): string => `Somebody ${words}.`

export const AuditActionEnum = enumOf(
  'AuditAction',
  'What an entry of the audit log tells of.',
  words.auditActions,
  Object.fromEntries(words.auditActions.map(action => [action, sentence(auditWords[action])])) as Record<words.AuditAction, string>,
)

export const AuditSubjectEnum = enumOf('AuditSubject', 'What an entry of the audit log is about.', words.auditSubjects, auditSubjectWords)

export const RetentionKindEnum = enumOf(
  'RetentionKind',
  'A kind of personal data that is kept for a time of its own.',
  words.retentionKinds,
  {
    AUDIT_LOG: 'Who did what, when and from where.',
    COMMUNICATIONS: 'Messages with customers, and inquiries.',
    CUSTOMER_NOTES: 'What the team noted on customers.',
    FEEDBACK_TEXT: 'The words of reviews and feedback.',
    INACTIVE_CUSTOMERS: 'Customers who do not come any more.',
    FORMER_MEMBERS: 'Those who left the team.',
  },
)

export const RevenueDimensionEnum = enumOf('RevenueDimension', 'What revenue is split by.', words.revenueDimensions, {
  SERVICE: 'By service.',
  CUSTOMER: 'By customer.',
  DAY: 'By day.',
  SOURCE: 'By the channel that the booking came by.',
})

export const ExperimentStatusEnum = enumOf('ExperimentStatus', 'Where an experiment stands, by its dates.', words.experimentStatuses, {
  SCHEDULED: 'It begins later.',
  RUNNING: 'Customers are shown its variants.',
  ENDED: 'It is over; bookings may still count until their days are over.',
})

export const CorrectionKindEnum = enumOf('CorrectionKind', 'What moved a figure after its day had passed.', words.correctionKinds, {
  LATE_BOOKING: 'A booking that became known later.',
  LATE_COMPLETION: 'A completion that became known later.',
  CANCELLATION: 'A booking that was cancelled.',
  NO_SHOW: 'A booking to which nobody came.',
  RESCHEDULED: 'A booking that was moved.',
  PRICE_CHANGE: 'A price that was changed.',
  REFUND: 'Money given back.',
  REVIEW: 'A review that became known later.',
  OTHER: 'Another change of a booking.',
})
