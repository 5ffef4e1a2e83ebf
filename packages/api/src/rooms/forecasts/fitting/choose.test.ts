import { expect, it } from 'vitest'
import { backtest, planBacktest } from './backtest'
import { choose } from './choose'
import { type Model, modelTitles, type ModelName } from './models/model'
import { steps } from './numbers'

/** Grows by ten each week: the week before is always ten short. */
const values = steps(70).map(step => (step % 7) + 10 * Math.floor(step / 7))
const test = backtest(values, planBacktest(values.length, 7, { horizon: 7, stride: 1 }))

/** Off by so much from what came. */
const off = (name: ModelName, error: number, needs = 0): Model => ({
  name,
  knowsTheYear: false,
  needs: () => needs,
  learn: () => (history, horizon) => steps(horizon).map(step => values[history.length + step]! + error),
})

it('nothing that is worse than the season before is taken', () => {
  const { name, reason } = choose(test, [off('THETA', 11), off('ETS', -20)], modelTitles)
  expect(name).toBe('SEASONAL_NAIVE')
  expect(reason).toMatch(/No other model came nearer/)
})

it('the nearest is taken by itself where the others are far off', () => {
  expect(choose(test, [off('THETA', 2), off('ETS', 5)], modelTitles)).toMatchObject({ name: 'THETA', reason: null })
})

it('models as good as each other are averaged where their errors cancel out', () => {
  const choice = choose(test, [off('THETA', 3), off('ETS', -3), off('MSTL', 9)], modelTitles)
  expect(choice.name).toBe('MIX')
  expect(choice.models.map(({ name }) => name)).toEqual(['THETA', 'ETS'])
  expect(choice.reason).toBe('The mean of Theta and Exponential smoothing came nearer in the back test than each alone.')
})

it('what was tested too seldom is not taken, however good', () => {
  expect(choose(test, [off('YEARLY_THETA', 0, 66)], modelTitles).name).toBe('SEASONAL_NAIVE')
})
