import { expect, test } from 'vitest'
import { matchedPrices, priceIndex, theirIndex } from './price-comparison'

const own = [
  { name: 'Bath & brush', price: '50' },
  { name: 'Full groom', price: '80' },
  { name: 'Nails', price: '0' },
]

test('services are the same when their names hold the same words', () => {
  const matched = matchedPrices(own, [
    { name: 'BATH AND BRUSH', price: '55' },
    { name: 'full  groom', price: '80.00' },
    { name: 'Groom', price: '10' },
  ])
  expect(matched.map(({ name, theirs }) => `${name} ${theirs.toFixed()}`)).toEqual(['Bath & brush 55', 'Full groom 80'])
})

test('what is free or has no price is not compared', () => {
  expect(matchedPrices(own, [{ name: 'Nails', price: '5' }])).toEqual([])
  expect(matchedPrices(own, [{ name: 'Full groom', price: null }])).toEqual([])
})

test('the index of the ratios turns around with the sides', () => {
  const matched = matchedPrices(own, [
    { name: 'Bath & brush', price: '100' },
    { name: 'Full groom', price: '40' },
  ])
  expect(theirIndex(matched)).toBeCloseTo(1, 12)
  expect(priceIndex([2, 2])).toBeCloseTo(2, 12)
  expect(priceIndex([])).toBeNull()
})
