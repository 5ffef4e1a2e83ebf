/** Where the provider stands among those it keeps an eye on. */
import type { MarketPosition } from '@dashboard/schema'
import { tidy } from '../../../core/change'
import type { Place } from './distance'
import { priceIndex } from './price-comparison'

/** What is known of the provider itself. */
export interface OwnStanding {
  location: Place | null
  /** Average stars, unrounded; null without reviews. */
  rating: number | null
  reviewCount: number
}

/** What is known of a competitor, as far as it can be compared. */
export interface RivalStanding {
  rating: number | null
  /** Its prices against those of the provider, unrounded; null where none can be matched. */
  priceIndex: number | null
}

/** 1 for the one that nobody is before. */
const place = (isBefore: (other: number) => boolean, others: readonly number[]): number => 1 + others.filter(isBefore).length

const known = (values: readonly (number | null)[]): number[] => values.filter(value => value !== null)

const percent = (index: number): string => `${Math.abs(Math.round((index - 1) * 100))} %`

const priceWords = (index: number | null): string => {
  if (index === null) return 'Prices cannot be compared: no service of the same name has a price on both sides.'
  if (percent(index) === '0 %') return 'Your prices are those of the others.'
  return `Your prices are ${percent(index)} ${index > 1 ? 'above' : 'below'} those of the others, for the services that both sell.`
}

const ratingWords = (rank: number | null, rated: number, rating: number | null): string => {
  if (rating === null || rank === null) return 'You have no reviews of the last year to be compared by.'
  return `By rating you are ${rank} of ${rated + 1} with ${rating.toFixed(2)} stars.`
}

/** The position; ranks count the provider among those that can be compared. */
export const marketPosition = (own: OwnStanding, rivals: readonly RivalStanding[]): MarketPosition => {
  const ratings = known(rivals.map(({ rating }) => rating))
  const indices = known(rivals.map(rival => rival.priceIndex))
  const { rating } = own
  const ratingRank = rating === null ? null : place(other => other > rating, ratings)
  const theirs = priceIndex(indices)
  const index = theirs === null ? null : 1 / theirs
  return {
    location: own.location,
    rating: rating === null ? null : tidy(rating),
    reviewCount: own.reviewCount,
    ratingRank,
    priceIndex: index === null ? null : tidy(index),
    priceRank: index === null ? null : place(other => other < 1, indices),
    competitorCount: rivals.length,
    summary:
      rivals.length === 0
        ? 'There is nobody to be compared with yet.'
        : `${ratingWords(ratingRank, ratings.length, rating)} ${priceWords(index)}`,
  }
}
