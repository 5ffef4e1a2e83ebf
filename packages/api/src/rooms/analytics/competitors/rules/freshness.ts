import type { OpportunityRule } from './rule'

/** Prices change about twice a year. */
const STALE_DAYS = 180
const DAY_MS = 86_400_000

export const lookAgain: OpportunityRule = {
  name: 'LOOK_AGAIN',
  told: 'What is known of a competitor is older than 180 days.',
  find: ({ rivals, now }) => {
    const stale = rivals.filter(({ updatedAt }) => now.getTime() - updatedAt.getTime() > STALE_DAYS * DAY_MS)
    if (stale.length === 0) return []
    return [
      {
        matter: 'stale',
        title: 'Look at your competitors again',
        description: `What you know of ${stale.map(({ name }) => name).join(', ')} is older than ${STALE_DAYS} days.`,
        serviceId: null,
        // After whatever is worth money.
        weight: 0,
      },
    ]
  },
}
