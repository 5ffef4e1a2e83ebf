import type { CompetitorInput } from '@dashboard/schema'
import { expect, test } from 'vitest'
import type { DomainError } from '../../../core/errors'
import { competitorDetails, placeOf } from './competitor-details'

const problemsOf = (work: () => unknown): string[] => {
  try {
    work()
    return []
  } catch (error) {
    return ((error as DomainError).extensions.fields as { path: string }[]).map(({ path }) => path)
  }
}
const wrongIn = (change: Partial<CompetitorInput>) => problemsOf(() => competitorDetails({ name: 'Paws', ...change }, 'USD'))

test('what is left out or empty is unknown', () => {
  expect(competitorDetails({ name: ' Paws ', priceRange: ' ', strengths: ['fast', ' '] }, 'USD')).toEqual({
    name: 'Paws',
    location: null,
    services: [],
    priceRange: null,
    rating: null,
    reviewCount: null,
    strengths: ['fast'],
    weaknesses: [],
    marketShare: null,
  })
})

test('each field that is not sound is named', () => {
  expect(
    wrongIn({
      name: ' ',
      rating: 5.1,
      reviewCount: -1,
      marketShare: 101,
      services: [
        { name: 'Bath', price: '10.005' },
        { name: '', price: '-1' },
      ],
      weaknesses: ['x'.repeat(201)],
      location: { latitude: 91, longitude: -181 },
    }).sort(),
  ).toEqual([
    'input.location.latitude',
    'input.location.longitude',
    'input.marketShare',
    'input.name',
    'input.rating',
    'input.reviewCount',
    'input.services.0.price',
    'input.services.1.name',
    'input.services.1.price',
    'input.weaknesses.0',
  ])
})

test('lists have an end', () => {
  expect(wrongIn({ services: Array.from({ length: 101 }, (_, index) => ({ name: `Service ${index}` })) })).toEqual(['input.services'])
  expect(wrongIn({ strengths: Array.from({ length: 21 }, () => 'fast') })).toEqual(['input.strengths'])
})

test('a place is on the earth', () => {
  expect(placeOf(null)).toBeNull()
  expect(placeOf({ latitude: 52.5, longitude: 13.4 })).toEqual({ latitude: 52.5, longitude: 13.4 })
  expect(problemsOf(() => placeOf({ latitude: Number.NaN, longitude: 0 }))).toEqual(['location.latitude'])
})
