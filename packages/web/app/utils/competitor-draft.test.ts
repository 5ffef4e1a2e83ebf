import { describe, expect, it } from 'vitest'
import { competitorDraftOf, competitorInputOf, competitorProblems, placeOf } from './competitor-draft'

const empty = competitorDraftOf(null)

describe('what is known of a competitor', () => {
  it('is unknown where nothing was written', () => {
    expect(competitorInputOf({ ...empty, name: ' Paws ' })).toEqual({
      name: 'Paws',
      location: null,
      services: [],
      priceRange: null,
      rating: null,
      reviewCount: null,
      strengths: [],
      weaknesses: [],
      marketShare: null,
    })
  })

  it('takes the comma for a point, and 0 for what it is', () => {
    const offers = [{ key: 0, name: ' Bath ', price: '24,50' }]
    expect(competitorInputOf({ ...empty, rating: '4,5', reviewCount: '0', latitude: '52,52', longitude: '-13.4', offers })).toMatchObject({
      rating: 4.5,
      reviewCount: 0,
      location: { latitude: 52.52, longitude: -13.4 },
      services: [{ name: 'Bath', price: '24.50' }],
    })
  })

  it('comes back as it was when it is changed', () => {
    const known = {
      id: 'x',
      name: 'Paws',
      location: { latitude: 1, longitude: 2 },
      distanceKm: null,
      services: [{ name: 'Bath', price: null }],
      priceRange: 'mid',
      rating: 4,
      reviewCount: 3,
      strengths: ['near'],
      weaknesses: [],
      marketShare: 12.5,
      priceIndex: null,
      matchedServices: 0,
      updatedAt: '2026-03-10T12:00:00Z',
    }
    expect(competitorInputOf(competitorDraftOf(known))).toEqual({
      name: 'Paws',
      location: { latitude: 1, longitude: 2 },
      services: [{ name: 'Bath', price: null }],
      priceRange: 'mid',
      rating: 4,
      reviewCount: 3,
      strengths: ['near'],
      weaknesses: [],
      marketShare: 12.5,
    })
  })

  it('names what is no number at its field, and half a place', () => {
    const offers = [{ key: 0, name: 'Bath', price: 'cheap' }]
    expect(Object.keys(competitorProblems({ ...empty, rating: 'good', reviewCount: '-1', latitude: '52', offers })).sort()).toEqual([
      'location.longitude',
      'rating',
      'reviewCount',
      'services.0.price',
    ])
    expect(competitorProblems(empty)).toEqual({})
    expect(placeOf({ latitude: '', longitude: '' })).toBeNull()
  })
})
