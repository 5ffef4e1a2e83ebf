import { expect, test } from 'vitest'
import { fitSbg, sbgRetention, sbgSurvival } from './sbg'

const published = [1000, 869, 743, 653, 593, 551, 517, 491]

test('the parameters and the likelihood are those published', () => {
  const { parameters, logLikelihood } = fitSbg([published])!
  expect(Math.abs(parameters.alpha - 0.668)).toBeLessThan(0.001)
  expect(Math.abs(parameters.beta - 3.806)).toBeLessThan(0.001)
  expect(Math.abs(logLikelihood + 1611.2)).toBeLessThan(0.1)
})

test('eight years foretell the next five, and retention rises', () => {
  // Of the same customers, years 8 to 12 were 468, 445, 427, 409 and 394 (Fader & Hardie 2007).
  const { parameters } = fitSbg([published])!
  ;[468, 445, 427, 409, 394].forEach((count, index) => {
    expect(Math.abs((sbgSurvival(parameters, 8 + index) * 1000) / count - 1)).toBeLessThan(0.05)
  })
  expect(sbgSurvival(parameters, 0)).toBe(1)
  expect(sbgRetention(parameters, 1)).toBeCloseTo(sbgSurvival(parameters, 1), 12)
  expect(sbgSurvival(parameters, 3) / sbgSurvival(parameters, 2)).toBeCloseTo(sbgRetention(parameters, 3), 12)
  expect(sbgRetention(parameters, 5)).toBeGreaterThan(sbgRetention(parameters, 4))
})

test('cohorts teach together, whatever time each was watched; none teach nothing', () => {
  const once = fitSbg([published])!
  const twice = fitSbg([published, [500], published])!
  expect(twice.parameters.alpha).toBeCloseTo(once.parameters.alpha, 4)
  expect(twice.logLikelihood).toBeCloseTo(2 * once.logLikelihood, 4)
  // Watched for three periods only, others still teach: those of the first three.
  const young = fitSbg([published.slice(0, 4)])!
  const both = fitSbg([published, published.slice(0, 4)])!
  expect(both.parameters.alpha).toBeGreaterThan(Math.min(once.parameters.alpha, young.parameters.alpha))
  expect(both.parameters.alpha).toBeLessThan(Math.max(once.parameters.alpha, young.parameters.alpha))
  expect(fitSbg([[500], []])).toBeNull()
})
