import type { OpportunityRule } from './rule'

/** A lead that people see: stars are shown with one decimal. */
const CLEAR_LEAD = 0.2
/** Fewer reviews than that say little of a rating. */
const FEWEST_REVIEWS = 10
/** Below this, people look for somebody else. */
const WEAK_RATING = 4
/** As far as customers go for everyday care. */
const NEARBY_KM = 5

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

export const advertiseRating: OpportunityRule = {
  name: 'ADVERTISE_RATING',
  told: 'Your rating, of at least ten reviews, is 0.2 stars or more above that of every competitor.',
  find: ({ own, rivals }) => {
    const ratings = rivals.map(({ rating }) => rating).filter(rating => rating !== null)
    if (own.rating === null || own.reviewCount < FEWEST_REVIEWS || ratings.length === 0) return []
    const lead = own.rating - Math.max(...ratings)
    if (lead < CLEAR_LEAD) return []
    return [
      {
        matter: 'rating',
        title: 'Show your rating where customers look',
        description: `${own.rating.toFixed(2)} stars from ${own.reviewCount} reviews of the last year; the best of the others has ${Math.max(...ratings).toFixed(2)}.`,
        serviceId: null,
        weight: lead,
      },
    ]
  },
}

export const askForReviews: OpportunityRule = {
  name: 'ASK_FOR_REVIEWS',
  told: 'You had fewer reviews in the last year than half of what a typical competitor has in all.',
  find: ({ own, rivals }) => {
    const counts = rivals.map(({ reviewCount }) => reviewCount).filter(count => count !== null)
    const typical = median(counts)
    if (counts.length === 0 || own.reviewCount * 2 >= typical) return []
    return [
      {
        matter: 'reviews',
        title: 'Ask happy customers for a review',
        description: `${own.reviewCount} reviews in the last year; a typical competitor has ${typical}.`,
        serviceId: null,
        weight: 1 - (own.reviewCount * 2) / typical,
      },
    ]
  },
}

export const weakNeighbour: OpportunityRule = {
  name: 'WEAK_NEIGHBOUR',
  told: 'A competitor within 5 km has fewer than 4 stars, and fewer than you.',
  find: ({ own, rivals }) =>
    rivals.flatMap(({ id, name, rating, distanceKm, weaknesses }) => {
      if (rating === null || distanceKm === null || distanceKm > NEARBY_KM) return []
      if (rating >= WEAK_RATING || (own.rating !== null && own.rating <= rating)) return []
      const known = weaknesses.length === 0 ? '' : ` Known weaknesses: ${weaknesses.join(', ')}.`
      return [
        {
          matter: id,
          title: `Win customers of ${name}`,
          description: `${distanceKm.toFixed(1)} km away with ${rating.toFixed(1)} stars.${known}`,
          serviceId: null,
          weight: WEAK_RATING - rating,
        },
      ]
    }),
}
