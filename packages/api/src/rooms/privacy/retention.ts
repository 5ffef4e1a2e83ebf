/** How long personal data is kept where nobody has chosen, and what its end means. */
import type { RetentionKind } from '@dashboard/schema/vocabulary'

interface RetentionRule {
  /** What goes, and what stays. */
  description: string
  /** Null: for ever. */
  defaultKeepDays: number | null
  leastKeepDays: number
}

export const MOST_KEEP_DAYS = 36_500

/** Nothing of a business goes without its owner's word; what only watches people has an end by itself. */
export const retentionRules: Record<RetentionKind, RetentionRule> = {
  AUDIT_LOG: {
    description: 'Entries of the audit log go, counted from when they were written.',
    defaultKeepDays: 1095,
    leastKeepDays: 90,
  },
  COMMUNICATIONS: {
    description: 'Messages with customers go, counted from when they were sent, and what inquiries said.',
    defaultKeepDays: null,
    leastKeepDays: 1,
  },
  CUSTOMER_NOTES: {
    description: 'Notes on customers go, counted from their last change.',
    defaultKeepDays: null,
    leastKeepDays: 1,
  },
  FEEDBACK_TEXT: {
    description: 'The words of reviews and feedback go, with the answers to them; ratings and scores stay.',
    defaultKeepDays: null,
    leastKeepDays: 1,
  },
  INACTIVE_CUSTOMERS: {
    description: 'Customers without a booking for so long are erased; every figure stays.',
    defaultKeepDays: null,
    leastKeepDays: 30,
  },
  FORMER_MEMBERS: {
    description: 'Name, contact and pay of those who left the team go, counted from their last day; their work stays.',
    defaultKeepDays: null,
    leastKeepDays: 30,
  },
}

/** What is wrong with a choice of days; null when nothing is. */
export const keepDaysProblem = (kind: RetentionKind, keepDays: number | null): string | null => {
  const least = retentionRules[kind].leastKeepDays
  return keepDays === null || (keepDays >= least && keepDays <= MOST_KEEP_DAYS)
    ? null
    : `must be between ${least} and ${MOST_KEEP_DAYS}, or null for ever`
}

/** The instant before which data of a kind goes. */
export const cutOff = (now: Date, keepDays: number): Date => new Date(now.getTime() - keepDays * 86_400_000)
