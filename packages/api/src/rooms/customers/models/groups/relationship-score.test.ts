import fc from 'fast-check'
import { expect, test } from 'vitest'
import { relationshipOf } from './relationship-score'

test('is the weighted mean of its parts', () => {
  // .35 · 80 + .2 · 75 + .2 · 50 + .15 · 100 + .1 · 90 = 77
  expect(relationshipOf({ churnRisk: 0.2, frequencyScore: 4, monetaryScore: 3, rating: 5, reliability: 0.9 })).toEqual({
    score: 77,
    parts: [
      { title: 'Likely to come again', score: 80, weight: 0.35 },
      { title: 'How often they come', score: 75, weight: 0.2 },
      { title: 'What they spend', score: 50, weight: 0.2 },
      { title: 'How they rate you', score: 100, weight: 0.15 },
      { title: 'Bookings they keep', score: 90, weight: 0.1 },
    ],
  })
})

test('what is not known is left out, and the rest weighs more', () => {
  expect(relationshipOf({ churnRisk: null, frequencyScore: 5, monetaryScore: 1, rating: null, reliability: null })).toEqual({
    score: 50,
    parts: [
      { title: 'How often they come', score: 100, weight: 0.5 },
      { title: 'What they spend', score: 0, weight: 0.5 },
    ],
  })
})

test('lies between 0 and 100 and never falls when a part improves', () => {
  const facts = fc.record({
    churnRisk: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    frequencyScore: fc.integer({ min: 1, max: 5 }),
    monetaryScore: fc.integer({ min: 1, max: 4 }),
    rating: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
    reliability: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  fc.assert(
    fc.property(facts, each => {
      const { score, parts } = relationshipOf(each)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
      expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 3)
      expect(relationshipOf({ ...each, monetaryScore: each.monetaryScore + 1 }).score).toBeGreaterThanOrEqual(score)
    }),
  )
})
