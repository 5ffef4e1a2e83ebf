import { describe, expect, it } from 'vitest'
import { chartColors } from './colors'
import { scatterAxis, scatterDots } from './scatter'
import { scatterApex } from './scatter-apex'

describe('an axis of a map', () => {
  it('leaves room around the values, on round steps', () => {
    const axis = scatterAxis([40, 60])
    expect(axis.min).toBeLessThan(40)
    expect(axis.max).toBeGreaterThan(60)
    expect(axis.ticks[0]).toBe(axis.min)
  })

  it('stays within what is possible', () => {
    expect(scatterAxis([4.2, 5], { min: 1, max: 5 }).max).toBe(5)
    expect(scatterAxis([], { min: 1, max: 5 })).toEqual({ min: 1, max: 5, ticks: [1, 5] })
  })

  it('has a length for one value alone', () => {
    const { min, max } = scatterAxis([50])
    expect(max).toBeGreaterThan(min)
  })
})

it('points stand in their places, and areas follow weights', () => {
  const axis = { min: 0, max: 10, ticks: [] }
  const point = { id: '1', name: 'Paws', note: null, isOwn: false }
  const dots = scatterDots(
    [
      { ...point, x: 5, y: 10, weight: 100 },
      { ...point, x: 0, y: 0, weight: 25 },
      { ...point, x: 0, y: 0, weight: null },
    ],
    axis,
    axis,
  )
  expect(dots.map(({ left, top, sizePx }) => [left, top, sizePx])).toEqual([
    [0.5, 0, 34],
    [0, 1, 23],
    [0, 1, 12],
  ])
})

it("one's own bubble is drawn over the others, without any words", () => {
  const axis = { min: 0, max: 10, ticks: [] }
  const point = { id: '1', name: '<b>', note: '<i>', x: 1, y: 2, weight: 9 }
  const { series, options } = scatterApex(
    [
      { ...point, isOwn: true },
      { ...point, isOwn: false, weight: null },
    ],
    axis,
    axis,
    chartColors.light,
  )
  expect(series.map(({ data }) => data)).toEqual([[[1, 2, 1]], [[1, 2, 4]]])
  expect(JSON.stringify([series, options])).not.toMatch(/<[bi]>/)
})
