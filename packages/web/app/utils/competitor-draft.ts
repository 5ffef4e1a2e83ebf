/** What is known of a competitor while it is being written. */
import type { CompetitorFactsFragment, CompetitorInput } from '../gql/graphql'
import { decimalOf, isAmount, numberOf } from './decimal'

export interface OfferDraft {
  /** Tells the rows of the form apart. */
  key: number
  name: string
  price: string
}

export interface PlaceDraft {
  latitude: string
  longitude: string
}

export interface CompetitorDraft extends PlaceDraft {
  name: string
  priceRange: string
  rating: string
  reviewCount: string
  marketShare: string
  offers: OfferDraft[]
  strengths: string[]
  weaknesses: string[]
}

type Problems = Record<string, string>

const written = (value: number | null | undefined): string => (value == null ? '' : String(value))

/** What is known already, ready to be changed; empty for a new one. */
export const competitorDraftOf = (known: CompetitorFactsFragment | null): CompetitorDraft => ({
  name: known?.name ?? '',
  latitude: written(known?.location?.latitude),
  longitude: written(known?.location?.longitude),
  priceRange: known?.priceRange ?? '',
  rating: written(known?.rating),
  reviewCount: written(known?.reviewCount),
  marketShare: written(known?.marketShare),
  offers: (known?.services ?? []).map(({ name, price }, key) => ({ key, name, price: price?.amount ?? '' })),
  strengths: [...(known?.strengths ?? [])],
  weaknesses: [...(known?.weaknesses ?? [])],
})

const wrongNumbers = (fields: Record<string, string>): Problems =>
  Object.fromEntries(Object.entries(fields).flatMap(([path, text]) => (Number.isNaN(numberOf(text)) ? [[path, 'Write a number.']] : [])))

/** What is wrong with a place, its fields below `path`; either both or none. */
export const placeProblems = ({ latitude, longitude }: PlaceDraft, path: string): Problems => {
  const halves = [latitude, longitude].map(text => text.trim() === '')
  return {
    ...(halves[0] && !halves[1] ? { [`${path}.latitude`]: 'Write both, or neither.' } : {}),
    ...(halves[1] && !halves[0] ? { [`${path}.longitude`]: 'Write both, or neither.' } : {}),
    ...wrongNumbers({ [`${path}.latitude`]: latitude, [`${path}.longitude`]: longitude }),
  }
}

/** A place as the API takes it; null for none. */
export const placeOf = ({ latitude, longitude }: PlaceDraft): { latitude: number; longitude: number } | null => {
  const [north, east] = [numberOf(latitude), numberOf(longitude)]
  return north === null || east === null ? null : { latitude: north, longitude: east }
}

/** What would not even reach the server, by the paths that it would use itself. */
export const competitorProblems = (draft: CompetitorDraft): Problems => ({
  ...placeProblems(draft, 'location'),
  ...wrongNumbers({ rating: draft.rating, marketShare: draft.marketShare }),
  ...(/^\d{0,9}$/.test(draft.reviewCount.trim()) ? {} : { reviewCount: 'Write a whole number.' }),
  ...Object.fromEntries(
    draft.offers.flatMap(({ price }, index) => (isAmount(price) ? [] : [[`services.${index}.price`, 'Write an amount such as 24.50.']])),
  ),
})

/** The draft as the API takes it; what is empty is unknown. */
export const competitorInputOf = (draft: CompetitorDraft): CompetitorInput => ({
  name: draft.name.trim(),
  location: placeOf(draft),
  services: draft.offers.map(({ name, price }) => ({ name: name.trim(), price: decimalOf(price) })),
  priceRange: draft.priceRange.trim() || null,
  rating: numberOf(draft.rating),
  reviewCount: numberOf(draft.reviewCount),
  strengths: draft.strengths,
  weaknesses: draft.weaknesses,
  marketShare: numberOf(draft.marketShare),
})
