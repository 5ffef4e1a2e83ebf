import { expect, it } from 'vitest'
import { chartColors } from './colors'
import { barOf, waterfallApex, waterfallSpans } from './waterfall'

const steps = [
  { title: '<b>', amount: 100, isLevel: true },
  { title: 'Cancelled', amount: -30, isLevel: false },
  { title: 'Booked outside', amount: 20, isLevel: false },
  { title: 'Completed', amount: 90, isLevel: true },
]

it('steps hang from where the one before ended, and levels stand on 0', () => {
  expect(waterfallSpans(steps)).toEqual([
    { from: 0, to: 100 },
    { from: 100, to: 70 },
    { from: 70, to: 90 },
    { from: 0, to: 90 },
  ])
})

it('bars stand on what is unseen, and carry no words', () => {
  const { series, options } = waterfallApex(steps, chartColors.light)
  expect(series.map(({ data }) => data.map(({ y }) => y))).toEqual([
    [0, 70, 70, 0],
    [100, 30, 20, 90],
    [0, 0, 0, 0],
  ])
  expect(series[1]?.data[1]?.fillColor).toBe(chartColors.light['--bad'])
  expect(options.yaxis).toMatchObject({ min: 0, max: 100 })
  expect(JSON.stringify([series, options])).not.toContain('<b>')
})

it('a span below 0, or across it, is drawn on both sides', () => {
  expect(barOf({ from: -10, to: -30 })).toEqual({ base: -10, above: 0, below: -20 })
  expect(barOf({ from: 10, to: -5 })).toEqual({ base: 0, above: 10, below: -5 })
})
