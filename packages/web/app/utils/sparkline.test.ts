import { describe, expect, it } from 'vitest'
import { sparkline } from './sparkline'

const box = { width: 106, height: 36 }

describe('sparkline', () => {
  it('is nothing without points, and a dot for one', () => {
    expect(sparkline([], box, false)).toEqual({ line: '', area: '', end: null, open: null })
    expect(sparkline([5], box, false)).toEqual({ line: '', area: '', end: { x: 53, y: 18 }, open: null })
  })

  it('runs from edge to edge, the highest on top', () => {
    expect(sparkline([0, 10, 5], box, false)).toMatchObject({ line: 'M3 33L53 3L103 18', end: { x: 103, y: 18 } })
  })

  it('lies in the middle when nothing moves', () => {
    expect(sparkline([4, 4], box, false).line).toBe('M3 18L103 18')
  })

  it('does not join the unfinished point', () => {
    expect(sparkline([10, 10, 0], box, true)).toMatchObject({ line: 'M3 3L53 3', end: { x: 53, y: 3 }, open: { x: 103, y: 33 } })
  })
})
