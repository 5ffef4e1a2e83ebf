import { describe, expect, it } from 'vitest'
import { frameOf } from './frame'

const request = { period: 'MONTH', compareWith: 'PREVIOUS', alignWeekdays: true, completeOnly: false } as const

describe('frame', () => {
  it('holds the complete days of an unfinished month against the same days of the month before', () => {
    const frame = frameOf(request, { today: '2026-03-12', weekStartsOn: 1 })
    expect(frame.window).toMatchObject({ start: '2026-03-01', end: '2026-03-12', wholeEnd: '2026-03-31', isPartial: true })
    expect(frame.compared).toEqual({ start: '2026-02-01', end: '2026-02-12' })
    expect(frame.complete).toMatchObject({ start: '2026-03-01', end: '2026-03-11' })
    expect(frame.comparedComplete).toEqual({ start: '2026-02-01', end: '2026-02-11' })
    expect(frame.buckets).toHaveLength(12)
  })

  it('has no complete days on the first day of a period', () => {
    expect(frameOf(request, { today: '2026-03-01', weekStartsOn: 1 })).toMatchObject({ complete: null, comparedComplete: null })
  })

  it('takes a chosen span before a period, and all of it is complete once it is over', () => {
    const frame = frameOf({ ...request, range: { start: '2026-02-03', end: '2026-02-09' } }, { today: '2026-03-12', weekStartsOn: 1 })
    expect(frame.window).toMatchObject({ start: '2026-02-03', end: '2026-02-09', isPartial: false, period: null })
    expect(frame.complete).toEqual(frame.window)
    expect(frame.compared).toEqual({ start: '2026-01-27', end: '2026-02-02' })
  })

  it('holds the complete days of a chosen span that is not over against the days in their place', () => {
    const frame = frameOf({ ...request, range: { start: '2025-09-18', end: '2025-09-19' } }, { today: '2025-09-19', weekStartsOn: 1 })
    expect(frame.compared).toEqual({ start: '2025-09-16', end: '2025-09-17' })
    expect(frame.complete).toMatchObject({ start: '2025-09-18', end: '2025-09-18' })
    expect(frame.comparedComplete).toEqual({ start: '2025-09-16', end: '2025-09-16' })
  })
})
