import type { Model } from './model'

/** Each step as it was a season before: what every other model has to beat. Null for less than a season. */
export const seasonalNaive: Model = {
  name: 'SEASONAL_NAIVE',
  knowsTheYear: false,
  needs: season => season,
  learn: (_, season) => (history, horizon) => {
    if (history.length < season) return null
    const last = history.slice(-season)
    return Array.from({ length: horizon }, (_, index) => last[index % season] ?? 0)
  },
}
