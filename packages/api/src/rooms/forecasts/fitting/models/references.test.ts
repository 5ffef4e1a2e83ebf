import { describe, expect, it } from 'vitest'
import { heldOut, publishedSeries, type Reference, referenceOf } from '../../../../../../../tests/kit/published-series'
import { meanScaledError, seasonalScale, symmetricError } from '../accuracy'
import { fitForm } from './ets'
import { fitHoltWinters } from './holt-winters'
import type { Model } from './model'
import { mstl } from './mstl.service'
import { seasonalNaive } from './seasonal-naive'
import { thetaForecast } from './theta'

const airPassengers = publishedSeries('AirPassengers')
const byName = heldOut.map(each => [each.series, each] as const)
const saidBy = (model: Model, known: number[], held: number[]) => model.learn(known, 12)(known, held.length)!
const maseOf = (known: number[], held: number[], said: number[]) => meanScaledError(held, said, seasonalScale(known, 12))!

describe('theta', () => {
  it.each(byName)('gives what R gives for %s', (series, { known, held }) => {
    const said = thetaForecast(known, 12, held.length)
    const { mase, mean } = referenceOf(series, 'theta')
    expect(Math.abs(maseOf(known, held, said) - mase)).toBeLessThan(0.003)
    said.forEach((value, step) => expect(value / mean[step]!).toBeCloseTo(1, 3))
  })
})

describe('seasonal naive', () => {
  it.each(byName)('gives what R gives for %s, error for error', (series, { known, held }) => {
    const reference: Reference & { smape?: number } = referenceOf(series, 'snaive')
    const said = saidBy(seasonalNaive, known, held)
    expect(said).toEqual(reference.mean)
    expect(maseOf(known, held, said)).toBeCloseTo(reference.mase, 4)
    expect(symmetricError(held, said)).toBeCloseTo(reference.smape!, 4)
  })
})

describe('MSTL', () => {
  // The library's choice of a trend differs from R's on wineind and, by a hair, on AirPassengers.
  it.each(byName.filter(([series]) => series !== 'wineind'))('comes as near as R on %s', (series, { known, held }) => {
    expect(Math.abs(maseOf(known, held, saidBy(mstl, known, held)) - referenceOf(series, 'stlf').mase)).toBeLessThan(0.02)
  })

  it('says nothing of what it cannot decompose, and goes on afterwards', () => {
    expect(mstl.learn([1, 2, 3], 12)([1, 2, 3], 2)).toBeNull()
    expect(mstl.learn(airPassengers, 12)(airPassengers, 2)).toHaveLength(2)
  })
})

describe('exponential smoothing', () => {
  it('is as likely as R finds (M,Ad,M) on AirPassengers', () => {
    const fit = fitForm(airPassengers, { error: 'MULTIPLICATIVE', trend: 'DAMPED', season: 'MULTIPLICATIVE' }, 12)!
    expect(Math.abs(fit.aicc - 1400.638)).toBeLessThan(2)
  })

  it('of Holt and Winters has the weights and the squared errors that R finds on AirPassengers', () => {
    const { weights, squares } = fitHoltWinters(airPassengers, 12)
    ;[0.27559, 0.03269, 0.87073].forEach((weight, index) => expect(weights[index]! / weight).toBeCloseTo(1, 3))
    expect(Math.abs(squares / 16570.778 - 1)).toBeLessThan(0.001)
  })
})
