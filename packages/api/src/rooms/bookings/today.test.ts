import { describe, expect, it } from 'vitest'
import { boardOf, columnOf } from './today'

const day = { start: new Date('2026-03-10T00:00:00Z'), end: new Date('2026-03-11T00:00:00Z') }
const now = new Date('2026-03-10T12:00:00Z')
const hour = 3_600_000
const at = (hours: number) => new Date(now.getTime() + hours * hour)
const booking = (startsAt: number, endsAt: number, changes: object = {}) => ({
  status: 'CONFIRMED' as const,
  startsAt: at(startsAt),
  endsAt: at(endsAt),
  checkedInAt: null,
  completedAt: null,
  ...changes,
})
const checkedIn = { checkedInAt: at(-1) }
const column = (...given: Parameters<typeof booking>) => columnOf(booking(...given), day, now)

describe('columnOf', () => {
  it('expects what takes place today and is not checked in, late ones too', () => {
    expect(column(2, 3)).toBe('expected')
    expect(column(-3, -2)).toBe('expected')
    expect(column(-30, 30)).toBe('expected')
    expect(column(12, 13)).toBeNull()
    expect(column(-14, -12)).toBeNull()
  })

  it('keeps a visit in care until half an hour before its end', () => {
    expect(column(-1, 1, checkedIn)).toBe('inCare')
    expect(column(-1, 0.5, checkedIn)).toBe('goingHome')
    expect(column(-2, -1, checkedIn)).toBe('goingHome')
  })

  it('sends a stay of several days home on its last day, all day long, and after it', () => {
    expect(column(-40, 30, checkedIn)).toBe('inCare')
    expect(column(-40, 11, checkedIn)).toBe('goingHome')
    expect(column(-90, -60, checkedIn)).toBe('goingHome')
    expect(column(-1, 30, checkedIn)).toBe('inCare')
  })

  it('has finished what was completed today, whenever it took place', () => {
    expect(column(-40, -30, { status: 'COMPLETED', completedAt: at(-1) })).toBe('finished')
    expect(column(-3, -2, { status: 'COMPLETED', completedAt: at(-13) })).toBeNull()
  })

  it('has no place for what was called off', () => {
    expect(column(1, 2, { status: 'CANCELLED' })).toBeNull()
    expect(column(1, 2, { status: 'NO_SHOW', ...checkedIn })).toBeNull()
  })
})

describe('boardOf', () => {
  it('puts the most urgent first and cuts each column', () => {
    const board = boardOf([booking(3, 4), booking(1, 5), booking(2, 3), booking(-1, 4, checkedIn), booking(-2, 2, checkedIn)], day, now, 2)
    expect(board.expected.map(item => item.startsAt)).toEqual([at(1), at(2)])
    expect(board.inCare.map(item => item.endsAt)).toEqual([at(2), at(4)])
    expect(boardOf([], day, now, 2)).toEqual({ expected: [], inCare: [], goingHome: [], finished: [] })
  })
})
