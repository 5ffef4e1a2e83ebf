import { expect, it } from 'vitest'
import { changePercentOf } from './bars'
import { barsApex } from './bars-apex'
import { chartColors } from './colors'

const part = (value: number, isRest = false) => ({ label: '<b>', value, share: null, changePercent: null, isRest, link: null })

it('bars stand on one scale that holds 0, and carry no words', () => {
  const { series, options } = barsApex([part(75), part(-25), part(10, true)], chartColors.light)
  expect(series[0]?.data.map(({ y }) => y)).toEqual([75, -25, 10])
  expect(options.yaxis).toMatchObject({ min: -25, max: 75 })
  expect(new Set(options.colors).size).toBe(3)
  expect(JSON.stringify([series, options])).not.toContain('<b>')
  expect(barsApex([part(5), part(900, true)], chartColors.light).series[0]?.data.map(({ y }) => y)).toEqual([5, 0])
  expect(barsApex([part(0)], chartColors.light).options.yaxis).toMatchObject({ min: 0, max: 1 })
})

it('a change keeps its sign, and is unknown against nothing', () => {
  expect(changePercentOf(50, 100)).toBe(-50)
  expect(changePercentOf(-50, -100)).toBe(50)
  expect(changePercentOf(50, 0)).toBeNull()
  expect(changePercentOf(50, null)).toBeNull()
})
