import type { CompetitorInput, GeoPointInput } from '@dashboard/schema'
import type { FieldProblem } from '../../../core/errors'
import { badInput } from '../../../core/errors'
import { compare, currencyDigits, roundAmount } from '../../../core/money'
import { textProblem } from '../../../core/text'
import type { Place } from './distance'
import type { Offer } from './price-comparison'

/** What is known of a competitor, checked and in one spelling. */
export interface CompetitorDetails {
  name: string
  location: Place | null
  services: Offer[]
  priceRange: string | null
  rating: number | null
  reviewCount: number | null
  strengths: string[]
  weaknesses: string[]
  /** Percent. */
  marketShare: number | null
}

const MOST_SERVICES = 100
const MOST_POINTS = 20
const LARGEST_PRICE = '9999999999'
const LARGEST_COUNT = 10_000_000

/** Null and the empty text both say nothing. */
const optionalText = (text: string | null | undefined): string | null => (text == null || text.trim() === '' ? null : text.trim())
const listOf = (texts: readonly string[] | null | undefined): string[] => (texts ?? []).map(text => text.trim()).filter(text => text !== '')

/** The details of an input. */
const detailsOf = (input: CompetitorInput): CompetitorDetails => ({
  name: input.name.trim(),
  location: input.location ? { latitude: input.location.latitude, longitude: input.location.longitude } : null,
  services: (input.services ?? []).map(({ name, price }) => ({ name: name.trim(), price: price ?? null })),
  priceRange: optionalText(input.priceRange),
  rating: input.rating ?? null,
  reviewCount: input.reviewCount ?? null,
  strengths: listOf(input.strengths),
  weaknesses: listOf(input.weaknesses),
  marketShare: input.marketShare ?? null,
})

const between = (value: number | null, least: number, most: number): string | null =>
  value !== null && !(value >= least && value <= most) ? `must be between ${least} and ${most}` : null

const priceProblem = (price: string | null, currency: string): string | null => {
  if (price === null) return null
  if (compare(price, '0') < 0) return 'must not be negative'
  if (compare(price, LARGEST_PRICE) > 0) return `must not be more than ${LARGEST_PRICE}`
  return compare(price, roundAmount(price, currency)) === 0 ? null : `must not have more than ${currencyDigits(currency)} decimal places`
}

/** What is wrong with a place, its fields below `path`. */
const placeProblems = (place: Place | null, path: string): FieldProblem[] =>
  [
    { path: `${path}.latitude`, message: between(place?.latitude ?? null, -90, 90) },
    { path: `${path}.longitude`, message: between(place?.longitude ?? null, -180, 180) },
  ].flatMap(({ path: field, message }) => (message === null ? [] : [{ path: field, message }]))

type Check = readonly [path: string, message: string | null]

const offerChecks = (services: readonly Offer[], currency: string): Check[] => [
  ['services', services.length > MOST_SERVICES ? `must not be more than ${MOST_SERVICES}` : null],
  ...services.flatMap(({ name, price }, index): Check[] => [
    [`services.${index}.name`, textProblem(name, { max: 200 })],
    [`services.${index}.price`, priceProblem(price, currency)],
  ]),
]

const pointChecks = (field: string, points: readonly string[]): Check[] => [
  [field, points.length > MOST_POINTS ? `must not be more than ${MOST_POINTS}` : null],
  ...points.map((point, index): Check => [`${field}.${index}`, textProblem(point, { max: 200 })]),
]

/** The details of an input; BAD_USER_INPUT names each field that is not sound. */
export const competitorDetails = (input: CompetitorInput, currency: string): CompetitorDetails => {
  const details = detailsOf(input)
  const checks: Check[] = [
    ['name', textProblem(details.name, { max: 200 })],
    ['priceRange', details.priceRange === null ? null : textProblem(details.priceRange, { max: 100 })],
    ['rating', between(details.rating, 0, 5)],
    ['reviewCount', between(details.reviewCount, 0, LARGEST_COUNT)],
    ['marketShare', between(details.marketShare, 0, 100)],
    ...offerChecks(details.services, currency),
    ...pointChecks('strengths', details.strengths),
    ...pointChecks('weaknesses', details.weaknesses),
  ]
  const problems = [
    ...checks.flatMap(([field, message]) => (message === null ? [] : [{ path: `input.${field}`, message }])),
    ...placeProblems(details.location, 'input.location'),
  ]
  if (problems.length > 0) throw badInput(problems)
  return details
}

/** Where the business is; BAD_USER_INPUT names what is not sound. */
export const placeOf = (input: GeoPointInput | null): Place | null => {
  const place = input === null ? null : { latitude: input.latitude, longitude: input.longitude }
  const problems = placeProblems(place, 'location')
  if (problems.length > 0) throw badInput(problems)
  return place
}
