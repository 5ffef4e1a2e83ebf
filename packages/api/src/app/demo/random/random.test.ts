import { describe, expect, it } from 'vitest'
import { beta, gamma, negativeBinomial, normal, pickWeighted, poisson } from './distributions'
import { randomStream, uuidOf } from './stream'

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: number[]) => {
  const centre = mean(values)
  return mean(values.map(value => (value - centre) ** 2))
}
const draws = (draw: () => number, count = 20_000) => Array.from({ length: count }, draw)

describe('named streams', () => {
  it('give the same numbers for the same words and others for other words', () => {
    const numbers = (...words: string[]) => {
      const random = randomStream('seed', ...words)
      return draws(random, 5)
    }
    expect(numbers('arrivals')).toEqual(numbers('arrivals'))
    expect(numbers('arrivals')).not.toEqual(numbers('arrival', 's'))
  })

  it('are uniform', () => {
    const numbers = draws(randomStream('seed', 'uniform'), 50_000)
    expect(mean(numbers)).toBeCloseTo(0.5, 2)
    expect(variance(numbers)).toBeCloseTo(1 / 12, 2)
  })

  it('make well-formed UUIDs that do not collide', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => uuidOf('seed', index))
    expect(new Set(ids).size).toBe(20_000)
    for (const id of ids.slice(0, 50)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('distributions have their mean and variance', () => {
  const random = randomStream('seed', 'distributions')
  it.each([
    ['normal', () => normal(random, 3, 2), 3, 4],
    ['gamma 1.2, 5', () => gamma(random, 1.2, 5), 0.24, 0.048],
    ['gamma below one', () => gamma(random, 0.5, 1), 0.5, 0.5],
    ['beta .8, 6', () => beta(random, 0.8, 6), 0.8 / 6.8, (0.8 * 6) / (6.8 ** 2 * 7.8)],
    ['poisson', () => poisson(random, 4), 4, 4],
    ['negative binomial', () => negativeBinomial(random, 6, 8), 6, 6 + 36 / 8],
  ])('%s', (_name, draw, expectedMean, expectedVariance) => {
    const values = draws(draw)
    expect(mean(values) / expectedMean).toBeCloseTo(1, 1)
    expect(variance(values) / expectedVariance).toBeCloseTo(1, 0)
  })

  it('weights are followed', () => {
    const picked = Array.from({ length: 10_000 }, () => pickWeighted(random, { a: 3, b: 1 }))
    expect(picked.filter(key => key === 'a').length / 10_000).toBeCloseTo(0.75, 1)
  })
})
