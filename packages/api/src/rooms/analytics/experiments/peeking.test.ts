import { expect, it } from 'vitest'
import { stream } from '../../../../../../tests/kit/random-business'
import { ALPHA } from './results'
import { resultOf } from './verdict'

const EXPERIMENTS = 200
const LOOKS = 20
const CUSTOMERS_A_LOOK = 100
const RATE = 0.3

/** What somebody sees who looks twenty times at an experiment, each time with as many customers more; the rates are equal but for `effect`. */
const looksAt = (random: () => number, effect: number) => {
  const booked: [number, number] = [0, 0]
  return Array.from({ length: LOOKS }, (_, look) => {
    for (const position of [0, 1] as const)
      for (let customer = 0; customer < CUSTOMERS_A_LOOK; customer += 1) booked[position] += random() < RATE + position * effect ? 1 : 0
    const outcomes = booked.map((conversions, position) => ({
      position,
      name: String(position),
      weight: 1,
      exposed: (look + 1) * CUSTOMERS_A_LOOK,
      conversions,
      revenue: '0',
      squares: 0,
    }))
    return resultOf(outcomes, 0.05, 'RUNNING')!
  })
}

const share = (of: number): number => of / EXPERIMENTS

it('who looks again and again is told of a winner where there is none in less than one experiment of twenty', () => {
  const random = stream(2)
  const seen = Array.from({ length: EXPERIMENTS }, () => looksAt(random, 0))
  const fooled = seen.filter(looks => looks.some(({ winner }) => winner !== null)).length
  const fooledByZ = seen.filter(looks => looks.some(({ comparisons }) => comparisons[0]!.pValue < ALPHA)).length
  expect(share(fooled)).toBeLessThan(ALPHA)
  // What the advice warns of: the z-test alone errs in one of five.
  expect(share(fooledByZ)).toBeGreaterThan(3 * ALPHA)
})

it('a difference twice as large as the least that matters is found nearly always', () => {
  const random = stream(3)
  const found = Array.from({ length: EXPERIMENTS }, () => looksAt(random, 0.1)).filter(looks => looks.at(-1)!.winner === 1).length
  expect(share(found)).toBeGreaterThan(0.9)
})
