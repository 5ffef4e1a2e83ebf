/** How the words of the house look on a screen. */
import type {
  AcquisitionChannel,
  AlertSeverity,
  BookingStatus,
  BusinessEventType,
  CorrectionKind,
  CustomerSegment,
  CustomerSort,
  Granularity,
  ImpactLevel,
  InsightType,
  MemberAccess,
  MetricBasis,
  MetricDimension,
  RfmSegment,
  TeamRole,
} from '@dashboard/schema/vocabulary'

export type Tone = 'neutral' | 'primary' | 'info' | 'success' | 'warning' | 'error'

export const statusWords: Record<BookingStatus, { label: string; tone: Tone; icon: string }> = {
  PENDING: { label: 'Pending', tone: 'warning', icon: 'i-lucide-clock' },
  CONFIRMED: { label: 'Confirmed', tone: 'info', icon: 'i-lucide-calendar-check' },
  COMPLETED: { label: 'Completed', tone: 'success', icon: 'i-lucide-check' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral', icon: 'i-lucide-x' },
  NO_SHOW: { label: 'No-show', tone: 'error', icon: 'i-lucide-user-x' },
}

export const basisWords: Record<MetricBasis, string> = {
  BOOKED_AT: 'the day on which it was booked',
  STARTS_AT: 'the day on which it starts',
  COMPLETED_AT: 'the day of completion',
  REFUNDED_AT: 'the day of the refund',
  REVIEWED_AT: 'the day of the review',
  SPENT_AT: 'the day of the expense',
  OCCURRED_AT: 'the day on which it happened',
}

export const granularityWords: Record<Granularity, string> = { DAY: 'By day', WEEK: 'By week', MONTH: 'By month' }

export const dimensionWords: Record<MetricDimension, string> = {
  SERVICE: 'service',
  CUSTOMER_SEGMENT: 'customer segment',
  TEAM_MEMBER: 'team member',
  SOURCE: 'source',
}

export const roleWords: Record<TeamRole, string> = { OWNER: 'Owner', MANAGER: 'Manager', STAFF: 'Staff', CONTRACTOR: 'Contractor' }

export const accessWords: Record<MemberAccess, { label: string; tone: Tone }> = {
  SIGNS_IN: { label: 'Signs in', tone: 'success' },
  INVITED: { label: 'Invited', tone: 'info' },
  INVITATION_EXPIRED: { label: 'Invitation over', tone: 'warning' },
  NONE: { label: 'No access', tone: 'neutral' },
  ENDED: { label: 'Left', tone: 'neutral' },
}

export const segmentWords: Record<CustomerSegment, { label: string; tone: Tone }> = {
  ALL: { label: 'All', tone: 'neutral' },
  VIP: { label: 'VIP', tone: 'primary' },
  REGULAR: { label: 'Regular', tone: 'success' },
  AT_RISK: { label: 'At risk', tone: 'warning' },
  NEW: { label: 'New', tone: 'info' },
}

export const rfmWords: Record<RfmSegment, { label: string; tone: Tone }> = {
  CHAMPIONS: { label: 'Champions', tone: 'primary' },
  LOYAL: { label: 'Loyal customers', tone: 'success' },
  POTENTIAL_LOYALISTS: { label: 'Potential loyalists', tone: 'info' },
  NEW: { label: 'New customers', tone: 'info' },
  AT_RISK: { label: 'Drifting away', tone: 'warning' },
  CANT_LOSE: { label: 'Can’t lose them', tone: 'error' },
  LOST: { label: 'Lost', tone: 'neutral' },
  OTHER: { label: 'In between', tone: 'neutral' },
}

export const sortWords: Record<CustomerSort, string> = {
  VALUE: 'Most valuable first',
  FREQUENCY: 'Most visits first',
  RECENCY: 'Latest visit first',
  NAME: 'By name',
  CHURN_RISK: 'Likeliest to leave first',
}

export const channelWords: Record<AcquisitionChannel, string> = {
  SEARCH: 'Search',
  MARKETPLACE: 'Marketplace',
  REFERRAL: 'Referral',
  CAMPAIGN: 'Campaign',
  WALK_IN: 'Walk-in',
  SOCIAL: 'Social media',
  DIRECT: 'Direct',
  OTHER: 'Other',
}

export const severityWords: Record<AlertSeverity, { tone: Tone; icon: string }> = {
  INFO: { tone: 'info', icon: 'i-lucide-info' },
  WARNING: { tone: 'warning', icon: 'i-lucide-triangle-alert' },
  CRITICAL: { tone: 'error', icon: 'i-lucide-octagon-alert' },
}

export const insightWords: Record<InsightType, { label: string; tone: Tone; icon: string }> = {
  WARNING: { label: 'Warning', tone: 'warning', icon: 'i-lucide-triangle-alert' },
  OPPORTUNITY: { label: 'Opportunity', tone: 'primary', icon: 'i-lucide-sparkles' },
  OPTIMIZATION: { label: 'Optimization', tone: 'info', icon: 'i-lucide-sliders-horizontal' },
}

export const impactWords: Record<ImpactLevel, string> = { LOW: 'Low impact', MEDIUM: 'Medium impact', HIGH: 'High impact' }

export const correctionWords: Record<CorrectionKind, { label: string; tone: Tone; icon: string }> = {
  LATE_BOOKING: { label: 'Booked', tone: 'primary', icon: 'i-lucide-calendar-plus' },
  LATE_COMPLETION: { label: 'Completed', tone: 'success', icon: 'i-lucide-check' },
  CANCELLATION: { label: 'Cancelled', tone: 'neutral', icon: 'i-lucide-x' },
  NO_SHOW: { label: 'No-show', tone: 'error', icon: 'i-lucide-user-x' },
  RESCHEDULED: { label: 'Rescheduled', tone: 'neutral', icon: 'i-lucide-calendar-clock' },
  PRICE_CHANGE: { label: 'New price', tone: 'neutral', icon: 'i-lucide-tag' },
  REFUND: { label: 'Refund', tone: 'warning', icon: 'i-lucide-receipt' },
  REVIEW: { label: 'Review', tone: 'warning', icon: 'i-lucide-star' },
  OTHER: { label: 'Correction', tone: 'neutral', icon: 'i-lucide-activity' },
}

const eventWords: Partial<Record<BusinessEventType, { tone: Tone; icon: string }>> = {
  BOOKING_CREATED: { tone: 'primary', icon: 'i-lucide-calendar-plus' },
  BOOKING_CONFIRMED: { tone: 'info', icon: 'i-lucide-calendar-check' },
  BOOKING_RESCHEDULED: { tone: 'neutral', icon: 'i-lucide-calendar-clock' },
  BOOKING_REASSIGNED: { tone: 'neutral', icon: 'i-lucide-users' },
  BOOKING_REPRICED: { tone: 'neutral', icon: 'i-lucide-tag' },
  BOOKING_CHECKED_IN: { tone: 'info', icon: 'i-lucide-log-in' },
  BOOKING_COMPLETED: { tone: 'success', icon: 'i-lucide-check' },
  BOOKING_CANCELLED: { tone: 'neutral', icon: 'i-lucide-x' },
  BOOKING_NO_SHOW: { tone: 'error', icon: 'i-lucide-user-x' },
  BOOKING_REOPENED: { tone: 'neutral', icon: 'i-lucide-undo-2' },
  BOOKING_REFUNDED: { tone: 'warning', icon: 'i-lucide-receipt' },
  REVIEW_RECEIVED: { tone: 'warning', icon: 'i-lucide-star' },
  FEEDBACK_RECEIVED: { tone: 'info', icon: 'i-lucide-message-square' },
  CUSTOMER_JOINED: { tone: 'primary', icon: 'i-lucide-user-plus' },
  CUSTOMER_UPDATED: { tone: 'neutral', icon: 'i-lucide-user-pen' },
  INQUIRY_RECEIVED: { tone: 'info', icon: 'i-lucide-mail' },
}

/** The look of an event; a plain dot for those without one of their own. */
export const eventLook = (type: BusinessEventType) => eventWords[type] ?? { tone: 'neutral' as const, icon: 'i-lucide-activity' }

/** The surface of an icon of that tone; text and ground keep AA contrast in light and dark. */
export const toneClasses: Record<Tone, string> = {
  neutral: 'bg-elevated text-muted',
  primary: 'bg-pine-100 text-pine-700 dark:bg-pine-900/60 dark:text-pine-200',
  info: 'bg-sky-100 text-sky-800 dark:bg-sky-950 dark:text-sky-200',
  success: 'bg-emerald-100 text-emerald-800 dark:bg-emerald-950 dark:text-emerald-200',
  warning: 'bg-amber-100 text-amber-900 dark:bg-amber-950/80 dark:text-amber-200',
  error: 'bg-rose-100 text-rose-800 dark:bg-rose-950 dark:text-rose-200',
}

/** Initials of a name, at most two letters; "?" for an empty one. */
export const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(word => /\p{L}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(word => word?.match(/\p{L}/u)?.[0] ?? '')
  return letters.join('').toUpperCase() || '?'
}
