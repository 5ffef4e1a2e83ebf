import { expect, it } from 'vitest'
import { assigned } from './assignment'

const even = [
  { position: 0, weight: 1 },
  { position: 1, weight: 1 },
]
const customers = Array.from({ length: 10_000 }, (_, number) => `customer ${number}`)

it('puts a customer into the same variant for ever', () => {
  // printf 'one:customer 0' | sha256sum begins with a hexadecimal digit of 8 or more, so it lies in the upper half; and so on.
  expect(customers.slice(0, 4).map(id => assigned('one', id, even))).toEqual([1, 0, 0, 1])
})

it('keeps to the weights', () => {
  const variants = [
    { position: 0, weight: 5 },
    { position: 1, weight: 3 },
    { position: 2, weight: 2 },
  ]
  const counts = [0, 0, 0]
  for (const id of customers) counts[assigned('weights', id, variants)]! += 1
  // Four standard deviations of a binomial count: √(10,000 × 0.5 × 0.5) × 4 = 200.
  for (const [position, share] of [0.5, 0.3, 0.2].entries()) expect(Math.abs(counts[position]! - share * 10_000)).toBeLessThan(200)
})

it('says nothing of where the same customer is in another experiment', () => {
  const both = customers.filter(id => assigned('one', id, even) === 1 && assigned('two', id, even) === 1)
  expect(Math.abs(both.length - 2500)).toBeLessThan(200)
})

it('refuses an experiment without variants', () => {
  expect(() => assigned('one', 'customer', [])).toThrow(RangeError)
})
