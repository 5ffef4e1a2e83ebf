import * as words from '@dashboard/schema/vocabulary'
import { pgEnum } from 'drizzle-orm/pg-core'

export const teamRole = pgEnum('team_role', words.teamRoles)
export const bookingStatus = pgEnum('booking_status', words.bookingStatuses)
export const acquisitionChannel = pgEnum('acquisition_channel', words.acquisitionChannels)
export const businessEventType = pgEnum('business_event_type', words.businessEventTypes)
export const eventOrigin = pgEnum('event_origin', words.eventOrigins)
export const scheduleStatus = pgEnum('schedule_status', words.scheduleStatuses)
export const goalType = pgEnum('goal_type', words.goalTypes)
export const goalStatus = pgEnum('goal_status', words.goalStatuses)
export const campaignType = pgEnum('campaign_type', words.campaignTypes)
export const campaignStatus = pgEnum('campaign_status', words.campaignStatuses)
export const feedbackType = pgEnum('feedback_type', words.feedbackTypes)
export const insightType = pgEnum('insight_type', words.insightTypes)
export const impactLevel = pgEnum('impact_level', words.impactLevels)
export const communicationChannel = pgEnum('communication_channel', words.communicationChannels)
export const communicationDirection = pgEnum('communication_direction', words.communicationDirections)
export const referralStatus = pgEnum('referral_status', words.referralStatuses)
export const timeOffKind = pgEnum('time_off_kind', words.timeOffKinds)
export const auditAction = pgEnum('audit_action', words.auditActions)
export const auditSubject = pgEnum('audit_subject', words.auditSubjects)
export const retentionKind = pgEnum('retention_kind', words.retentionKinds)

/** The keys of a rollup cell's dimension: TOTAL, or one of the metric dimensions. */
export const metricDimensionKey = pgEnum('metric_dimension_key', ['TOTAL', ...words.metricDimensions])
