import { describe, expect, it } from 'vitest'
import { changeOf, tidy } from './change'

describe('change', () => {
  it.each([
    [null, 5],
    [5, null],
    [null, null],
  ])('is unknown when either figure is: %j against %j', (value, previous) => {
    expect(changeOf(value, previous)).toEqual({ change: null, changePercent: null, trend: 'FLAT' })
  })

  it('has no percentage where there was nothing before', () => {
    expect(changeOf(5, 0)).toEqual({ change: 5, changePercent: null, trend: 'UP' })
    expect(changeOf(0, 0)).toEqual({ change: 0, changePercent: null, trend: 'FLAT' })
  })

  it('keeps its sign', () => {
    expect(changeOf(75, 100)).toEqual({ change: -25, changePercent: -25, trend: 'DOWN' })
    expect(changeOf(125, 100)).toEqual({ change: 25, changePercent: 25, trend: 'UP' })
    expect(changeOf(-50, -100)).toEqual({ change: 50, changePercent: 50, trend: 'UP' })
  })

  it('never reads as a fall while the period is unfinished', () => {
    expect(changeOf(75, 100, true)).toEqual({ change: -25, changePercent: -25, trend: 'FLAT' })
    expect(changeOf(125, 100, true).trend).toBe('UP')
  })

  it('shows no binary dust', () => {
    expect(changeOf(0.3, 0.1).change).toBe(0.2)
    expect(Object.is(tidy(-0.00001), 0)).toBe(true)
  })
})
