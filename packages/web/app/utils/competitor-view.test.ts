import { describe, expect, it } from 'vitest'
import type { Competitor, Market } from './competitor-view'
import { competitorTable, levelWords, marketPoints, offTheMap, positionFigures } from './competitor-view'
import { createFormat } from './format'

const format = createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'USD' })
const competitor = (name: string, change: Partial<Competitor> = {}): Competitor => ({
  id: name,
  name,
  location: null,
  distanceKm: null,
  services: [],
  priceRange: null,
  rating: 4.5,
  reviewCount: 12,
  strengths: [],
  weaknesses: [],
  marketShare: null,
  priceIndex: 1.08,
  matchedServices: 1,
  updatedAt: '2026-03-10T12:00:00Z',
  ...change,
})
const market = (competitors: Competitor[], rating: number | null = 4.8): Market => ({
  competitors,
  marketPosition: {
    location: null,
    rating,
    reviewCount: 30,
    ratingRank: rating === null ? null : 1,
    priceIndex: 0.93,
    priceRank: 1,
    competitorCount: competitors.length,
    summary: '',
  },
  opportunities: [],
})

describe('the map of the market', () => {
  it('puts oneself at 100 percent, beside those with a rating and a price level', () => {
    const points = marketPoints(market([competitor('Paws', { distanceKm: 1.2 }), competitor('Claws', { priceIndex: null })]))
    expect(points.map(({ name, x, y, isOwn, note }) => [name, x, y, isOwn, note])).toEqual([
      ['You', 1, 4.8, true, '30 reviews'],
      ['Paws', 1.08, 4.5, false, '12 reviews · 1.2 km'],
    ])
  })

  it('says who is missing and why', () => {
    expect(offTheMap(market([competitor('Paws')]))).toBeNull()
    expect(offTheMap(market([competitor('Claws', { rating: null })], null))).toContain('you (no reviews in the last year), Claws.')
    const many = ['A', 'B', 'C', 'D', 'E'].map(name => competitor(name, { rating: null }))
    expect(offTheMap(market(many))).toContain('A, B, C and 2 more')
  })
})

describe('the position', () => {
  it('counts oneself among those that can be compared', () => {
    const [rating, price] = positionFigures(market([competitor('Paws'), competitor('Claws', { priceIndex: null })]), format)
    expect([rating?.note, price?.text, price?.note]).toEqual(['1 of 3 · 30 reviews', '−7 %', '1 of 2, the cheapest first'])
  })

  it('is told in words', () => {
    expect([1.08, 0.9, 1.004, null].map(levelWords)).toEqual([
      '8 % dearer than you',
      '10 % cheaper than you',
      'as dear as you',
      'prices cannot be compared',
    ])
  })
})

it('a file of competitors leaves open what is unknown', () => {
  const { rows } = competitorTable([competitor('Paws', { strengths: ['late', 'near'] })], format)
  expect(rows[0]?.cells.map(({ text, value }) => value ?? text)).toEqual(['Paws', '—', 1.08, 4.5, 12, 1, '—', '', 'late; near', ''])
})
