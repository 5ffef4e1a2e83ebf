import { describe, expect, it } from 'vitest'
import { bandPath, linePath } from './path'

const axis = { min: 0, max: 10, ticks: [10, 0] }

describe('the line of a chart', () => {
  it('is nothing without known values', () => {
    expect(linePath([null, null], axis)).toBe('')
  })

  it('breaks where a value is unknown, and shows a value alone as a dot', () => {
    expect(linePath([0, null, 10, 10], axis)).toBe('M125 1000h0M625 0C708.3 0 791.7 0 875 0')
  })

  it('stays level at a peak, so that it never overshoots', () => {
    const [, first, second] = linePath([0, 10, 0], axis)
      .split('C')
      .map(part => part.split(' ').map(Number))
    expect(first?.slice(2)).toEqual([388.9, 0, 500, 0])
    expect(second?.slice(0, 2)).toEqual([611.1, 0])
  })
})

describe('the band of a chart', () => {
  it('goes along the upper ends and back along the lower ones', () => {
    expect(bandPath([0, 0], [10, 10], axis)).toBe('M250 0C416.7 0 583.3 0 750 0L750 1000C583.3 1000 416.7 1000 250 1000Z')
  })

  it('leaves out where either end is unknown', () => {
    expect(bandPath([null, 0, 0], [10, 10, 10], axis).startsWith('M500 0')).toBe(true)
    expect(bandPath([null], [1], axis)).toBe('')
  })
})
