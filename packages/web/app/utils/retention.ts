/** How long data is kept, in words. */
import type { RetentionKind } from '@dashboard/schema/vocabulary'

export const retentionWords: Record<RetentionKind, string> = {
  AUDIT_LOG: 'Audit log entries',
  COMMUNICATIONS: 'Messages with customers',
  CUSTOMER_NOTES: 'Notes about customers',
  FEEDBACK_TEXT: 'Texts of reviews and feedback',
  INACTIVE_CUSTOMERS: 'Customers who stopped coming',
  FORMER_MEMBERS: 'Former members of the team',
}

const plural = (count: number, word: string): string => `${count} ${count === 1 ? word : `${word}s`}`

/** A span of days as people say it; null is for ever. */
export const keptFor = (days: number | null): string => {
  if (days === null) return 'For ever'
  if (days % 365 === 0) return plural(days / 365, 'year')
  return days % 30 === 0 && days < 365 ? plural(days / 30, 'month') : plural(days, 'day')
}
