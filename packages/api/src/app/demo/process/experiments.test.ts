import { describe, expect, it } from 'vitest'
import { entityId } from '../../../events'
import { groomer } from '../truth/groomer'
import { simulate } from '../world/simulate'
import type { DemoExposure } from './experiments'
import { experimentSpan, exposuresOf } from './experiments'

const epoch = Date.UTC(2024, 8, 23) / 86_400_000
const until = (epoch + 790) * 86_400_000
const world = simulate(groomer, 'recovery', epoch, until)
const idOf = (ref: string) => entityId(1, 'customer', ref)
const [finished, running] = groomer.experiments

/** The logarithm of the odds ratio, and its standard error (Woolf). */
const logOdds = (exposures: readonly DemoExposure[]) => {
  const count = (position: number, hasBooked: boolean) =>
    exposures.filter(each => each.position === position && each.hasBooked === hasBooked).length
  const [a, b, c, d] = [count(1, true), count(1, false), count(0, true), count(0, false)]
  return { value: Math.log((a * d) / (b * c)), error: Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) }
}

describe('the experiments of the large one', () => {
  it.each([finished!, running!])('$ref has the effect that it should, and groups of a size', truth => {
    const exposures = exposuresOf(world, truth, until, idOf)
    const { value, error } = logOdds(exposures)
    expect(Math.abs(value - Math.log(truth.oddsRatio))).toBeLessThan(2.5 * error)
    const control = exposures.filter(({ position }) => position === 0).length
    expect(Math.abs(control / exposures.length - 0.5)).toBeLessThan(2.5 * Math.sqrt(0.25 / exposures.length))
  })

  it('are large enough for an answer where one is over, and not yet where one runs', () => {
    expect(exposuresOf(world, finished!, until, idOf).length).toBeGreaterThan(1500)
    const so = exposuresOf(world, running!, until, idOf).length
    expect(so).toBeGreaterThan(200)
    expect(so).toBeLessThan(1500)
  })

  it('show a variant once, while they run', () => {
    for (const truth of [finished!, running!]) {
      const exposures = exposuresOf(world, truth, until, idOf)
      const { from, to } = experimentSpan(world, truth)
      expect(new Set(exposures.map(({ client }) => client.ref)).size).toBe(exposures.length)
      expect(exposures.every(({ at }) => at >= from && at < to && at <= until)).toBe(true)
    }
  })

  it('later only have more customers', () => {
    const early = exposuresOf(world, running!, until - 5 * 86_400_000, idOf).map(({ client, at }) => [client.ref, at])
    const late = exposuresOf(world, running!, until, idOf).map(({ client, at }) => [client.ref, at])
    expect(late).toEqual(expect.arrayContaining(early))
    expect(late.length).toBeGreaterThan(early.length)
  })
})
