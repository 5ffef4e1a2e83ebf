import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binEdges, binsFor } from './bins'

test('bins have widths that people like', () => {
  expect(binsFor(1000)).toEqual({ width: '100', count: 11 })
  expect(binsFor(26)).toEqual({ width: '2.5000', count: 12 })
  expect(binsFor(0)).toEqual({ width: '0.1000', count: 2 })
  expect(binEdges({ width: '2.5', count: 3 })).toEqual([
    { from: '0', to: '2.5' },
    { from: '2.5', to: '5' },
    { from: '5', to: null },
  ])
})

test('they reach the highest value, and are no more than the eye can compare', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), highest => {
      const { width, count } = binsFor(highest)
      expect(count).toBeGreaterThanOrEqual(2)
      expect(count).toBeLessThanOrEqual(13)
      expect(Number(width) * count).toBeGreaterThanOrEqual(highest)
    }),
  )
})
