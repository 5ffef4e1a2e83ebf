import type { MarketTruth } from './model'

/** What the salon keeps an eye on, and what its channels cost every month. */
export const groomerMarket: MarketTruth = {
  location: { latitude: 40.7282, longitude: -73.9942 },
  competitors: [
    {
      name: 'Bark Avenue',
      latitude: 40.7411,
      longitude: -73.9897,
      services: { 'Full groom': '95', 'Bath & brush': '55', 'Nails & ears': '25', 'Mobile grooming': '120' },
      priceRange: 'upper',
      rating: '4.60',
      reviewCount: 312,
      strengths: ['Late hours', 'Parking'],
      weaknesses: ['Long waits'],
    },
    {
      name: 'Clip & Go',
      latitude: 40.7186,
      longitude: -74.0021,
      services: { 'Full groom': '68', 'Bath & brush': '39', 'Nails & ears': '15' },
      priceRange: 'budget',
      rating: '3.70',
      reviewCount: 148,
      strengths: ['Cheap'],
      weaknesses: ['Rough with cats'],
    },
    {
      name: 'The Dapper Dog',
      latitude: 40.7335,
      longitude: -74.0103,
      services: { 'Full groom': '110', 'Hand stripping': '150', 'Teeth cleaning': '45', 'Mobile grooming': '140' },
      priceRange: 'premium',
      rating: '4.80',
      reviewCount: 540,
      strengths: ['Style', 'Social media'],
      weaknesses: ['Dear'],
    },
  ],
  monthlySpend: { SEARCH: '180.00', MARKETPLACE: '95.00' },
}
