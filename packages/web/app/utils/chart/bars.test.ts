import { expect, it } from 'vitest'
import { barsOf, changePercentOf } from './bars'

const part = (value: number) => ({ label: '', value, share: null, changePercent: null, isRest: false, link: null })

it('bars begin at 0, to the right what was earned and to the left what was given back', () => {
  expect(barsOf([part(75), part(-25)]).map(({ start, width }) => [start, width])).toEqual([
    [0.25, 0.75],
    [0, 0.25],
  ])
  expect(barsOf([part(0)])[0]).toMatchObject({ start: 0, width: 0 })
})

it('a change keeps its sign, and is unknown against nothing', () => {
  expect(changePercentOf(50, 100)).toBe(-50)
  expect(changePercentOf(-50, -100)).toBe(50)
  expect(changePercentOf(50, 0)).toBeNull()
  expect(changePercentOf(50, null)).toBeNull()
})
