import { expect, test } from 'vitest'
import { marketPosition } from './position'

const own = { location: null, rating: 4.5, reviewCount: 20 }

test('alone, there is no position', () => {
  expect(marketPosition(own, [])).toMatchObject({
    ratingRank: 1,
    priceIndex: null,
    priceRank: null,
    competitorCount: 0,
    summary: 'There is nobody to be compared with yet.',
  })
})

test('ranks count those who can be compared', () => {
  const position = marketPosition(own, [
    { rating: 4.8, priceIndex: 0.8 },
    { rating: 4.5, priceIndex: 1.25 },
    { rating: null, priceIndex: null },
  ])
  expect(position).toMatchObject({ ratingRank: 2, priceRank: 2, priceIndex: 1, competitorCount: 3 })
  expect(position.summary).toBe('By rating you are 2 of 3 with 4.50 stars. Your prices are those of the others.')
})

test('dearer than the others reads as above', () => {
  const { summary, priceIndex } = marketPosition({ ...own, rating: null }, [{ rating: 4, priceIndex: 0.8 }])
  expect(priceIndex).toBe(1.25)
  expect(summary).toContain('25 % above')
  expect(summary).toContain('no reviews')
})
