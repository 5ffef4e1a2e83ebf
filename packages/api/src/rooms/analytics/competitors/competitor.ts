/** A competitor as it is shown, and as the rules see it. */
import type { Competitor } from '@dashboard/schema'
import Big from 'big.js'
import { tidy } from '../../../core/change'
import { formatAmount } from '../../../core/money'
import type { CompetitorRow, OwnRow } from './competitors.repository'
import type { Place } from './distance'
import { distanceKm } from './distance'
import type { OwnStanding } from './position'
import type { MatchedPrice, Offer } from './price-comparison'
import { matchedPrices, theirIndex } from './price-comparison'
import type { ComparedService, Rival } from './rules/rule'

const placeOf = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }): Place | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }

/** Metres are more than such an estimate is good for. */
const roundedKm = (km: number): number => Math.round(km * 10) / 10

/** What the provider is compared by. */
export interface OwnMarket extends OwnStanding {
  services: readonly (Offer & { id: string })[]
}

/** What the provider is compared by, out of its row. */
export const ownMarket = (row: OwnRow): OwnMarket => ({
  location: placeOf(row),
  rating: Number(row.reviews) === 0 ? null : Number(row.stars) / Number(row.reviews),
  reviewCount: Number(row.reviews),
  services: row.services ?? [],
})

/** A competitor beside the provider. */
export interface Neighbour {
  row: CompetitorRow
  offers: Offer[]
  matched: MatchedPrice[]
  /** Unrounded; null where either place is unknown. */
  distanceKm: number | null
}

/** A competitor beside the provider, out of its row. */
export const neighbourOf = (row: CompetitorRow, own: OwnMarket): Neighbour => {
  const offers = row.services.map(({ name, price }) => ({ name, price: price ?? null }))
  const place = placeOf(row)
  return {
    row,
    offers,
    matched: matchedPrices(own.services, offers),
    distanceKm: place === null || own.location === null ? null : distanceKm(own.location, place),
  }
}

/** A competitor as it is kept among answers. */
export type KeptCompetitor = Omit<Competitor, 'updatedAt'> & { updatedAt: string }

/** As it is shown, its instants in words. */
export const keptCompetitor = ({ row, offers, matched, distanceKm: km }: Neighbour, currency: string): KeptCompetitor => {
  const index = theirIndex(matched)
  return {
    ...row,
    location: placeOf(row),
    distanceKm: km === null ? null : roundedKm(km),
    services: offers.map(({ name, price }) => ({
      name,
      price: price === null ? null : { amount: formatAmount(price, currency), currency },
    })),
    rating: row.rating === null ? null : Number(row.rating),
    marketShare: row.marketShare === null ? null : Number(row.marketShare),
    priceIndex: index === null ? null : tidy(index),
    matchedServices: matched.length,
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** As it is shown. */
export const shownCompetitor = ({ updatedAt, ...kept }: KeptCompetitor): Competitor => ({ ...kept, updatedAt: new Date(updatedAt) })

/** As the rules see it. */
export const rivalOf = ({ row, offers, distanceKm: km }: Neighbour): Rival => ({
  ...row,
  rating: row.rating === null ? null : Number(row.rating),
  services: offers,
  distanceKm: km,
})

/** The provider's priced services with what the others ask for them. */
export const comparedServices = (own: OwnMarket, neighbours: readonly Neighbour[]): ComparedService[] =>
  own.services.flatMap(({ id, name, price }) =>
    price === null || new Big(price).lte(0)
      ? []
      : [
          {
            id,
            name,
            price: new Big(price),
            others: neighbours.flatMap(({ matched }) => matched.filter(each => each.name === name).map(({ theirs }) => theirs)),
          },
        ],
  )
