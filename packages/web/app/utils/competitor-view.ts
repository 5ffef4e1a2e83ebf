/** The provider among its competitors, as figures, points and rows. */
import type { CompetitorAnalysisQuery, CompetitorFactsFragment } from '../gql/graphql'
import type { AnalyticsFigure } from './analytics-figure'
import { meaningOf } from './chart/meaning'
import type { ScatterPoint } from './chart/scatter'
import type { DataTable } from './data-table'
import { figureCell } from './data-table'
import type { Format } from './format'
import { unknown } from './format'

export type Market = CompetitorAnalysisQuery['competitorAnalysis']
export type Competitor = CompetitorFactsFragment

/** The point of the map that is one's own. */
export const ownPoint = 'own'

/** A price level against one's own: "108 %". Null is a dash. */
export const levelOf = (index: number | null | undefined): string => (index == null ? unknown : `${Math.round(index * 100)} %`)

/** The same in words: "8 % dearer than you". */
export const levelWords = (index: number | null | undefined): string => {
  if (index == null) return 'prices cannot be compared'
  const percent = Math.round((index - 1) * 100)
  return percent === 0 ? 'as dear as you' : `${Math.abs(percent)} % ${percent > 0 ? 'dearer' : 'cheaper'} than you`
}

/** "1.2 km"; null is a dash. */
export const distanceOf = (km: number | null | undefined): string => (km == null ? unknown : `${km.toFixed(1)} km`)

/** The points that have both a price level and a rating, one's own first at 100 %. */
export const marketPoints = ({ competitors, marketPosition }: Market): ScatterPoint[] => {
  const { rating, reviewCount } = marketPosition
  const own =
    rating == null ? [] : [{ id: ownPoint, name: 'You', x: 1, y: rating, weight: reviewCount, isOwn: true, note: reviewsOf(reviewCount) }]
  return [
    ...own,
    ...competitors.flatMap(({ id, name, priceIndex, rating: stars, reviewCount: reviews, distanceKm }) =>
      priceIndex == null || stars == null
        ? []
        : [
            {
              id,
              name,
              x: priceIndex,
              y: stars,
              weight: reviews ?? null,
              isOwn: false,
              note: [reviewsOf(reviews), distanceKm == null ? null : distanceOf(distanceKm)].filter(Boolean).join(' · ') || null,
            },
          ],
    ),
  ]
}

const reviewsOf = (count: number | null | undefined): string | null =>
  count == null ? null : count === 1 ? '1 review' : `${count.toLocaleString('en-US')} reviews`

/** Who is not on the map, and what is missing; null for nobody. */
export const offTheMap = ({ competitors, marketPosition }: Market): string | null => {
  const missing = competitors.filter(({ priceIndex, rating }) => priceIndex == null || rating == null).map(({ name }) => name)
  const names = [...(marketPosition.rating == null ? ['you (no reviews in the last year)'] : []), ...missing]
  if (names.length === 0) return null
  const shown = names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
  return `Not on the map: ${shown}. It takes a rating, and the price of a service that you sell under the same name.`
}

/** Where the provider stands. */
export const positionFigures = ({ competitors, marketPosition }: Market, format: Format): AnalyticsFigure[] => {
  const { rating, reviewCount, ratingRank, priceIndex, priceRank, competitorCount } = marketPosition
  const rated = competitors.filter(each => each.rating != null).length + 1
  const priced = competitors.filter(each => each.priceIndex != null).length + 1
  return [
    {
      name: 'rating',
      title: 'Your rating',
      value: rating ?? null,
      text: format.figure(rating, 'RATING'),
      note: ratingRank == null ? null : `${ratingRank} of ${rated} · ${reviewsOf(reviewCount)}`,
      meaning: meaningOf({ definition: 'Average stars of your reviews of the last 365 days; 1 is the best place.' }),
    },
    {
      name: 'priceLevel',
      title: 'Your prices against theirs',
      value: priceIndex ?? null,
      text: priceIndex == null ? unknown : format.changePercent(Math.round((priceIndex - 1) * 100)),
      note: priceRank == null ? null : `${priceRank} of ${priced}, the cheapest first`,
      meaning: meaningOf({ definition: 'Your prices against the mean of the others, for services that both sell under the same name.' }),
    },
    {
      name: 'competitors',
      title: 'Competitors',
      value: competitorCount,
      text: format.figure(competitorCount, 'COUNT'),
      note: 'that you keep an eye on',
      meaning: meaningOf({ definition: 'Those that are kept below.' }),
    },
  ]
}

/** The competitors as a table of figures. */
export const competitorTable = (competitors: readonly Competitor[], format: Format): DataTable => ({
  columns: [
    { title: 'Competitor' },
    ...['Distance, km', 'Price level', 'Rating', 'Reviews', 'Services in common', 'Market share'].map(title => ({ title, isFigure: true })),
    { title: 'Priced' },
    { title: 'Strengths' },
    { title: 'Weaknesses' },
  ],
  rows: competitors.map(each => ({
    cells: [
      { text: each.name },
      figureCell(each.distanceKm, distanceOf(each.distanceKm)),
      figureCell(each.priceIndex, levelOf(each.priceIndex)),
      figureCell(each.rating, format.figure(each.rating, 'RATING')),
      figureCell(each.reviewCount, format.figure(each.reviewCount, 'COUNT')),
      figureCell(each.matchedServices, String(each.matchedServices)),
      figureCell(each.marketShare, format.figure(each.marketShare, 'PERCENT')),
      { text: each.priceRange ?? '' },
      { text: each.strengths.join('; ') },
      { text: each.weaknesses.join('; ') },
    ],
  })),
})
