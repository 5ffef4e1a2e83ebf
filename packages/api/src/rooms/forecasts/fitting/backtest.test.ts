import { expect, it } from 'vitest'
import { backtest, planBacktest } from './backtest'
import type { Model } from './models/model'
import { steps } from './numbers'

const spy = (): Model & { learned: number[]; asked: number[][] } => {
  const learned: number[] = []
  const asked: number[][] = []
  return {
    learned,
    asked,
    name: 'THETA',
    knowsTheYear: false,
    needs: () => 30,
    learn(values) {
      learned.push(values.length)
      return (history, horizon) => {
        asked.push([history.length, horizon])
        return steps(horizon).map(() => -1)
      }
    },
  }
}

it('long series are forecast from a weekday of each week on, so often that the farthest day has 26 errors', () => {
  const plan = planBacktest(1000, 7, { horizon: 182, stride: 7 })
  expect(plan.horizon).toBe(182)
  expect(plan.origins).toHaveLength(52)
  expect(plan.origins.at(-1)).toBe(993)
  expect(new Set(plan.origins.map(origin => (1000 - origin) % 7))).toEqual(new Set([0]))
  expect(plan.origins.filter(origin => origin + 182 <= 1000)).toHaveLength(27)
})

it('short series leave two seasons and a bit to learn from, and none is too short to say so', () => {
  expect(planBacktest(40, 7, { horizon: 182, stride: 1 })).toEqual({
    season: 7,
    horizon: 10,
    stride: 1,
    origins: steps(24).map(step => step + 16),
  })
  expect(planBacktest(10, 7, { horizon: 182, stride: 1 }).origins).toEqual([])
  expect(planBacktest(0, 7, { horizon: 182, stride: 1 }).origins).toEqual([])
})

it('a forecast of the past knows nothing of what came after, nor do its parameters and its scale', () => {
  const values = steps(60).map(step => step % 7)
  const model = spy()
  const plan = planBacktest(values.length, 7, { horizon: 14, stride: 1 })
  const { folds, said } = backtest(values, plan)
  const answers = said(model)
  expect(answers.filter(each => each === null)).toHaveLength(plan.origins.filter(origin => origin < 30).length)
  for (const [length] of model.asked) expect(model.learned.some(learned => learned <= length!)).toBe(true)
  expect(Math.min(...model.learned)).toBe(30)
  expect(model.asked.at(-1)).toEqual([59, 1])
  expect(folds.at(-1)).toEqual({ origin: 59, actual: [3], scale: null })
})

it('nothing is forecast below 0', () => {
  const values = steps(60)
  const { said } = backtest(values, planBacktest(60, 7, { horizon: 7, stride: 1 }))
  expect(
    said(spy())
      .flatMap(each => each ?? [])
      .every(value => value === 0),
  ).toBe(true)
})
