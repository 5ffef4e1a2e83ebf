import { expect, test } from 'vitest'
import { stream } from '../../../../../../../tests/kit/drawn'
import { corrected, type HorizonCorrection, learnedCorrection } from './correction'

const of = (horizons: HorizonCorrection[]) => ({ gaps: { logMean: 4, meanWeight: 1, logDeviation: 1, deviationWeight: 4 }, horizons })
const known = { isOnce: false, overdue: 0 }

/** Customers of whom too much is said, and too much by far of those who came once or are overdue. */
const judged = (count: number) => {
  const random = stream(5)
  return Array.from({ length: count }, (_, index) => {
    const isOnce = index % 3 === 0
    const odds = 3 * random() - 1
    const overdue = 2 * random()
    const truth = 1 / (1 + Math.exp(-(0.8 * odds - 0.4 - (isOnce ? 1 : 0) - 0.5 * overdue)))
    return { predicted: 1 / (1 + Math.exp(-odds)), happened: random() < truth, isOnce, overdue }
  })
}

const learned = (cases: ReturnType<typeof judged>) => learnedCorrection(cases, cases)

test('a false scale is found, and undone', () => {
  const found = learned(judged(20_000))!
  expect(Math.abs(found.shift + 0.4)).toBeLessThan(0.1)
  expect(Math.abs(found.slope - 0.8)).toBeLessThan(0.1)
  expect(Math.abs(found.once + 1)).toBeLessThan(0.1)
  expect(Math.abs(found.overdue - 0.5)).toBeLessThan(0.1)
  expect(corrected(of([{ weeks: 13, ...found }]), 13, 0.5, known)).toBeCloseTo(1 / (1 + Math.exp(-found.shift)), 12)
})

test('few customers move little, too few nothing', () => {
  const few = learned(judged(150))!
  expect(Math.abs(few.slope - 1)).toBeLessThan(0.6)
  expect(learned(judged(20))).toBeNull()
  expect(learned(judged(200).map(each => ({ ...each, happened: true })))).toBeNull()
})

test('between two horizons it lies between, beyond them it is the nearest; without any nothing changes', () => {
  const correction = of([
    { weeks: 4, shift: 0, slope: 1, once: 0, overdue: 0 },
    { weeks: 16, shift: 2, slope: 1, once: -1, overdue: 1 },
  ])
  const shiftAt = (weeks: number, isOnce = false, overdue = 0) => {
    const probability = corrected(correction, weeks, 0.5, { isOnce, overdue })
    return Math.log(probability / (1 - probability))
  }
  expect(shiftAt(1)).toBeCloseTo(0, 12)
  expect(shiftAt(8)).toBeCloseTo(1, 12)
  expect(shiftAt(8, true)).toBeCloseTo(0.5, 12)
  expect(shiftAt(8, false, 4)).toBeCloseTo(-1, 12)
  expect(shiftAt(16)).toBeCloseTo(2, 12)
  expect(shiftAt(52)).toBeCloseTo(2, 12)
  expect(corrected(of([]), 8, 0.3, { isOnce: true, overdue: 1 })).toBe(0.3)
})

test('what is as good as certain stays within 0 and 1', () => {
  const correction = of([{ weeks: 4, shift: 0.3, slope: 0.9, once: 0, overdue: 0.2 }])
  expect(corrected(correction, 4, 1, known)).toBeLessThanOrEqual(1)
  expect(corrected(correction, 4, 0, known)).toBeGreaterThanOrEqual(0)
})
