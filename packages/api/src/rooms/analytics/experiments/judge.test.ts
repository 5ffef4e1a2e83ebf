import { expect, it } from 'vitest'
import type { Trial } from './judge'
import { isHeavy, judgeTask } from './judge'

const trial = (...exposed: number[]): Trial => ({
  id: String(exposed),
  outcomes: exposed.map((count, position) => ({
    position,
    name: String(position),
    weight: 1,
    exposed: count,
    conversions: Math.floor(count / 3),
    revenue: '0',
    squares: 0,
  })),
  minimumEffect: 0.05,
  status: 'RUNNING',
})

it('says of each what came of its variants, in their order', () => {
  const [nobody, two] = judgeTask.run({ trials: [trial(0, 0), trial(30, 60)], currency: 'EUR' })
  expect(nobody).toMatchObject({ variants: [{ exposed: 0 }, { exposed: 0 }], result: null })
  expect(two).toMatchObject({ variants: [{ exposed: 30 }, { exposed: 60 }], result: { isTooEarly: true } })
})

it('many experiments, and one of three variants, are nothing for the thread that everybody waits for', () => {
  expect(isHeavy({ trials: Array.from({ length: 20 }, () => trial(9, 9)), currency: 'EUR' })).toBe(false)
  expect(isHeavy({ trials: [trial(9, 9, 0)], currency: 'EUR' })).toBe(false)
  expect(isHeavy({ trials: Array.from({ length: 21 }, () => trial(9, 9)), currency: 'EUR' })).toBe(true)
  expect(isHeavy({ trials: [trial(9, 9, 9)], currency: 'EUR' })).toBe(true)
})
