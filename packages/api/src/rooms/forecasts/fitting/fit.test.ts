import { describe, expect, it } from 'vitest'
import { fitDays } from './fit-days.service'
import { steps } from './numbers'

/** The same numbers in [0, 1) each time. */
const stream = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}
const random = stream(3)
const series: Record<string, number[]> = {
  'one day': [5],
  'one sale long ago': steps(400).map(day => (day === 200 ? 1e9 : 0)),
  'a sale now and then': steps(500).map(() => (random() < 0.02 ? 100 : 0)),
  'refunds as often as sales': steps(300).map(() => random() * 100 - 50),
  'a business that stopped': steps(400).map(day => (day < 300 ? 100 + random() * 30 : 0)),
  'a business that began after a trial': steps(400).map(day => (day < 300 ? 0.0001 : random() * 100)),
  'open on Mondays': steps(300).map(day => (day % 7 === 0 ? 100 + random() : 0)),
  'growth without bounds': steps(300).map(day => Math.exp(day / 30)),
  'a jump in the last days': steps(300).map(day => (day < 290 ? 10 + random() : 1000)),
  'very much': steps(300).map(() => 1e12 * (1 + random())),
  'very little': steps(300).map(() => 1e-4 * random()),
}

describe('whatever the past was', () => {
  it.each(Object.entries(series))('a forecast of %s is finite, not below 0, and within its intervals', (_name, values) => {
    const { points } = fitDays({ values, horizon: 60 })
    expect(points).toHaveLength(60)
    const most = Math.max(...values) * 200
    for (const { value, low80, high80, low95, high95 } of points) {
      expect(
        [low95 ?? low80, low80, value, high80, high95 ?? high80].map((bound, index, all) => index === 0 || bound >= all[index - 1]!),
      ).not.toContain(false)
      expect(low95 ?? low80).toBeGreaterThanOrEqual(0)
      expect(high95 ?? high80).toBeLessThan(most)
    }
  })
})
