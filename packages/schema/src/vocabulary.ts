/** The words of the house: every enumerated value, browser-safe. Labels are the screen's matter. */

export * from './customer-vocabulary'

const words = <const T extends readonly string[]>(...values: T): T => values

export const teamRoles = words('OWNER', 'MANAGER', 'STAFF', 'CONTRACTOR')
export type TeamRole = (typeof teamRoles)[number]

/** Whether a member can sign in, and why not. */
export const memberAccesses = words('NONE', 'INVITED', 'INVITATION_EXPIRED', 'SIGNS_IN', 'ENDED')
export type MemberAccess = (typeof memberAccesses)[number]

/** What can be done with a member of the team. */
export const teamMemberActions = words(
  'CHANGE_CONTACT',
  'CHANGE_PROFILE',
  'CHANGE_ROLE',
  'CHANGE_PERMISSIONS',
  'CHANGE_PAY',
  'INVITE',
  'WITHDRAW_INVITATION',
  'REMOVE',
  'RESTORE',
)
export type TeamMemberAction = (typeof teamMemberActions)[number]

export const periods = words('TODAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')
export type Period = (typeof periods)[number]

export const comparisons = words('PREVIOUS', 'LAST_YEAR')
export type Comparison = (typeof comparisons)[number]

export const granularities = words('DAY', 'WEEK', 'MONTH')
export type Granularity = (typeof granularities)[number]

export const trendDirections = words('UP', 'DOWN', 'FLAT')
export type TrendDirection = (typeof trendDirections)[number]

export const metricUnits = words('CURRENCY', 'COUNT', 'PERCENT', 'RATING', 'MINUTES')
export type MetricUnit = (typeof metricUnits)[number]

/** Which instant decides the day that a fact counts for. */
export const metricBases = words('BOOKED_AT', 'STARTS_AT', 'COMPLETED_AT', 'REFUNDED_AT', 'REVIEWED_AT', 'SPENT_AT', 'OCCURRED_AT')
export type MetricBasis = (typeof metricBases)[number]

export const metricDimensions = words('SERVICE', 'CUSTOMER_SEGMENT', 'TEAM_MEMBER', 'SOURCE')
export type MetricDimension = (typeof metricDimensions)[number]

export const revenueDimensions = words('SERVICE', 'CUSTOMER', 'DAY', 'SOURCE')
export type RevenueDimension = (typeof revenueDimensions)[number]

/** Where an experiment stands, by its dates. */
export const experimentStatuses = words('SCHEDULED', 'RUNNING', 'ENDED')
export type ExperimentStatus = (typeof experimentStatuses)[number]

/** What moved a figure after the day had passed. */
export const correctionKinds = words(
  'LATE_BOOKING',
  'LATE_COMPLETION',
  'CANCELLATION',
  'NO_SHOW',
  'RESCHEDULED',
  'PRICE_CHANGE',
  'REFUND',
  'REVIEW',
  'OTHER',
)
export type CorrectionKind = (typeof correctionKinds)[number]

export const bookingStatuses = words('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLED', 'NO_SHOW')
export type BookingStatus = (typeof bookingStatuses)[number]

/** Which of a booking's instants a list is filtered and sorted by; each is the basis of some measure. */
export const bookingDateBases = words('BOOKED_AT', 'STARTS_AT', 'COMPLETED_AT', 'REFUNDED_AT', 'REVIEWED_AT')
export type BookingDateBasis = (typeof bookingDateBases)[number]

export const sortDirections = words('ASC', 'DESC')
export type SortDirection = (typeof sortDirections)[number]

export const acquisitionChannels = words('SEARCH', 'MARKETPLACE', 'REFERRAL', 'CAMPAIGN', 'WALK_IN', 'SOCIAL', 'DIRECT', 'OTHER')
export type AcquisitionChannel = (typeof acquisitionChannels)[number]

export const businessEventTypes = words(
  'BOOKING_CREATED',
  'BOOKING_CONFIRMED',
  'BOOKING_RESCHEDULED',
  'BOOKING_REASSIGNED',
  'BOOKING_REPRICED',
  'BOOKING_CHECKED_IN',
  'BOOKING_COMPLETED',
  'BOOKING_CANCELLED',
  'BOOKING_NO_SHOW',
  'BOOKING_REOPENED',
  'BOOKING_REFUNDED',
  'REVIEW_RECEIVED',
  'FEEDBACK_RECEIVED',
  'CUSTOMER_JOINED',
  'CUSTOMER_UPDATED',
  'CAMPAIGN_SENT',
  'CAMPAIGN_OPENED',
  'CAMPAIGN_CLICKED',
  'CAMPAIGN_CONVERTED',
  'REFERRAL_CONVERTED',
  'PROFILE_VIEWED',
  'INQUIRY_RECEIVED',
)
export type BusinessEventType = (typeof businessEventTypes)[number]

/** Too frequent to read one by one: the activity feed leaves them out unless they are asked for. */
export const quietEventTypes = [
  'PROFILE_VIEWED',
  'CAMPAIGN_SENT',
  'CAMPAIGN_OPENED',
  'CAMPAIGN_CLICKED',
] as const satisfies readonly BusinessEventType[]

/** Where an event came from. */
export const eventOrigins = words('DASHBOARD', 'API', 'IMPORT', 'DEMO')
export type EventOrigin = (typeof eventOrigins)[number]

export const customerSegments = words('ALL', 'VIP', 'REGULAR', 'AT_RISK', 'NEW')
export type CustomerSegment = (typeof customerSegments)[number]

export const customerSorts = words('VALUE', 'FREQUENCY', 'RECENCY', 'NAME', 'CHURN_RISK')
export type CustomerSort = (typeof customerSorts)[number]

export const scheduleStatuses = words('SCHEDULED', 'CONFIRMED', 'COMPLETED', 'ABSENT')
export type ScheduleStatus = (typeof scheduleStatuses)[number]

export const goalTypes = words('REVENUE', 'BOOKINGS', 'CUSTOMERS', 'RATING', 'CUSTOM')
export type GoalType = (typeof goalTypes)[number]

export const goalStatuses = words('ACTIVE', 'COMPLETED', 'FAILED', 'CANCELLED')
export type GoalStatus = (typeof goalStatuses)[number]

export const campaignTypes = words('EMAIL', 'SMS', 'SOCIAL', 'REFERRAL', 'DISCOUNT')
export type CampaignType = (typeof campaignTypes)[number]

export const campaignStatuses = words('DRAFT', 'ACTIVE', 'PAUSED', 'COMPLETED')
export type CampaignStatus = (typeof campaignStatuses)[number]

export const feedbackTypes = words('SURVEY', 'NPS', 'COMPLAINT', 'SUGGESTION', 'COMPLIMENT')
export type FeedbackType = (typeof feedbackTypes)[number]

export const insightTypes = words('WARNING', 'OPPORTUNITY', 'OPTIMIZATION')
export type InsightType = (typeof insightTypes)[number]

export const impactLevels = words('LOW', 'MEDIUM', 'HIGH')
export type ImpactLevel = (typeof impactLevels)[number]

export const insightStatuses = words('OPEN', 'ACTIONED', 'DISMISSED', 'ALL')
export type InsightStatus = (typeof insightStatuses)[number]

export const alertSeverities = words('INFO', 'WARNING', 'CRITICAL')
export type AlertSeverity = (typeof alertSeverities)[number]

/** What an operation or field can ask of its viewer; who has which is `access/roles.ts`. */
export const permissions = words(
  'audit.view',
  'bookings.manage',
  'bookings.refund',
  'bookings.view',
  // The whole business; without it a viewer is confined to their own bookings, the customers of these and their own figures.
  'business.view',
  'customers.erase',
  'customers.export',
  'customers.manage',
  'customers.notes',
  'customers.view',
  'events.write',
  'finance.view',
  'goals.manage',
  'insights.manage',
  'insights.view',
  'marketing.manage',
  'metrics.view',
  'privacy.manage',
  'revenue.view',
  'team.manage',
  'team.pay.manage',
  'team.pay.view',
  'team.permissions.manage',
  'team.view',
  'tokens.manage',
)
export type Permission = (typeof permissions)[number]

/** What an API token may be for; which permissions each brings is `access/roles.ts`. */
export const tokenScopes = words(
  'bookings:read',
  'bookings:write',
  'customers:read',
  'customers:write',
  'events:write',
  'insights:read',
  'insights:write',
  'marketing:write',
  'metrics:read',
  'team:read',
  'team:write',
)
export type TokenScope = (typeof tokenScopes)[number]

/** What the audit log tells of. */
export const auditActions = words(
  'SIGNED_IN',
  'SIGNED_IN_FROM_NEW_PLACE',
  'SIGN_IN_FAILED',
  'SIGNED_OUT',
  'PROVIDER_SWITCHED',
  'SESSION_REVOKED',
  'PASSWORD_CHANGED',
  'PASSWORD_RESET_REQUESTED',
  'PASSWORD_RESET',
  'TWO_FACTOR_ENABLED',
  'TWO_FACTOR_DISABLED',
  'RECOVERY_CODES_RENEWED',
  'RECOVERY_CODE_USED',
  'TOKEN_CREATED',
  'TOKEN_REVOKED',
  'TOKEN_USED_FROM_NEW_PLACE',
  'MEMBER_ADDED',
  'MEMBER_INVITED',
  'INVITATION_ACCEPTED',
  'INVITATION_WITHDRAWN',
  'MEMBER_CHANGED',
  'MEMBER_ROLE_CHANGED',
  'MEMBER_PERMISSIONS_CHANGED',
  'MEMBER_PAY_CHANGED',
  'MEMBER_REMOVED',
  'MEMBER_RESTORED',
  'MEMBER_PRIVATE_DATA_VIEWED',
  'CUSTOMER_VIEWED',
  'CUSTOMER_CONTACT_VIEWED',
  'CUSTOMER_CREATED',
  'CUSTOMER_CHANGED',
  'CUSTOMER_DATA_EXPORTED',
  'CUSTOMER_ERASED',
  'CUSTOMERS_EXPORTED',
  'AUDIT_EXPORTED',
  'FILE_DOWNLOADED',
  'RETENTION_CHANGED',
  'DATA_RETIRED',
  'EXPERIMENT_CREATED',
  'EXPERIMENT_ENDED',
  'EXPERIMENT_EXPOSED',
  'CUSTOMERS_TAGGED',
  'SEGMENT_CREATED',
  'SEGMENT_CHANGED',
  'SEGMENT_DELETED',
  'EXPORT_CANCELLED',
)
export type AuditAction = (typeof auditActions)[number]

/** What an entry of the audit log is about. */
export const auditSubjects = words(
  'CUSTOMER',
  'MEMBER',
  'USER',
  'SESSION',
  'TOKEN',
  'EXPORT',
  'PROVIDER',
  'RETENTION_POLICY',
  'EXPERIMENT',
  'SEGMENT',
)
export type AuditSubject = (typeof auditSubjects)[number]

/** Kinds of personal data that are kept for a time of their own. */
export const retentionKinds = words(
  'AUDIT_LOG',
  'COMMUNICATIONS',
  'CUSTOMER_NOTES',
  'FEEDBACK_TEXT',
  'INACTIVE_CUSTOMERS',
  'FORMER_MEMBERS',
)
export type RetentionKind = (typeof retentionKinds)[number]

export const communicationChannels = words('EMAIL', 'SMS', 'PHONE', 'IN_PERSON', 'APP')
export type CommunicationChannel = (typeof communicationChannels)[number]

export const communicationDirections = words('OUTBOUND', 'INBOUND')
export type CommunicationDirection = (typeof communicationDirections)[number]

export const referralStatuses = words('INVITED', 'CONVERTED', 'REWARDED', 'EXPIRED')
export type ReferralStatus = (typeof referralStatuses)[number]

export const timeOffKinds = words('VACATION', 'SICK', 'OTHER')
export type TimeOffKind = (typeof timeOffKinds)[number]

/** The longest page of a list that may be asked for. */
export const MAX_PAGE = 250
/** The length of a page when none is asked for. */
export const DEFAULT_PAGE = 25
