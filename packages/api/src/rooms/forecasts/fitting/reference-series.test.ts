import { describe, expect, it } from 'vitest'
import { heldOut } from '../../../../../../tests/kit/published-series'
import { type Fitted, fit } from './fit'
import { competitors } from './models.service'
import { mean } from './numbers'

const SEASON = 12

/** How a fit did on what came: its error as a multiple of the naive one's, and the shares within its intervals. */
const judge = (known: readonly number[], held: readonly number[], { points }: Fitted) => {
  const naive = held.map((value, step) => Math.abs(value - known[known.length - SEASON + (step % SEASON)]!))
  const own = held.map((value, step) => Math.abs(value - points[step]!.value))
  const within = (low: 'low80' | 'low95', high: 'high80' | 'high95') =>
    mean(
      held.flatMap((value, step) =>
        points[step]![low] === null ? [] : [Number(value >= points[step]![low] && value <= points[step]![high]!)],
      ),
    )
  return { ratio: mean(own) / mean(naive), within80: within('low80', 'high80'), within95: within('low95', 'high95') }
}

const geometricMean = (values: readonly number[]) => Math.exp(mean(values.map(Math.log)))
const fitted = (known: readonly number[], horizon: number) => fit(known, SEASON, { horizon, models: competitors })!

describe('published monthly series, forecast by what did best in the back test', () => {
  it('beat the season before on every held-out end, and hold what came in their intervals', () => {
    const results = heldOut.map(({ known, held }) => judge(known, held, fitted(known, held.length)))
    expect(geometricMean(results.map(({ ratio }) => ratio))).toBeLessThanOrEqual(0.72)
    expect(Math.max(...results.map(({ ratio }) => ratio))).toBeLessThanOrEqual(1.05)
    expect(Math.abs(mean(results.map(({ within80 }) => within80)) - 0.8)).toBeLessThanOrEqual(0.03)
    expect(Math.abs(mean(results.map(({ within95 }) => within95)) - 0.95)).toBeLessThanOrEqual(0.03)
  })

  it('do so from origin to origin, too', () => {
    const results = heldOut.map(({ values, held }) => {
      const origins = [8, 14, 20, 26, 32].map(back => values.length - back)
      return origins.map(origin => {
        const ahead = values.slice(origin, origin + held.length)
        return judge(values.slice(0, origin), ahead, fitted(values.slice(0, origin), held.length))
      })
    })
    expect(geometricMean(results.map(all => geometricMean(all.map(({ ratio }) => ratio))))).toBeLessThanOrEqual(0.7)
    expect(Math.abs(mean(results.map(all => mean(all.map(({ within80 }) => within80)))) - 0.8)).toBeLessThanOrEqual(0.03)
    expect(Math.abs(mean(results.map(all => mean(all.map(({ within95 }) => within95)))) - 0.95)).toBeLessThanOrEqual(0.03)
  })
})
