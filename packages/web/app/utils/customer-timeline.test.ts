import { expect, it } from 'vitest'
import type { TimelineBookingFragment } from '../gql/graphql'
import {
  clamped,
  dayMs,
  lanesOf,
  limitsOf,
  neighbourOf,
  panned,
  placeIn,
  shownIn,
  timelineTicks,
  visitsOf,
  wallClockIn,
  zoomed,
} from './customer-timeline'

const at = (text: string) => Date.parse(`${text}Z`)
const booking = (id: string, startsAt: string, service = 'Bath', pet: string | null = 'Rex'): TimelineBookingFragment => ({
  id,
  status: 'COMPLETED',
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
  price: { amount: '1.00', currency: 'EUR' },
  service: { id: service, name: service },
  pet: pet === null ? null : { id: pet, name: pet },
})

it('times are those of the clock on the wall, also beside the change to summer time', () => {
  const wallClock = wallClockIn('America/New_York')
  expect(wallClock('2026-01-15T03:30:00Z')).toBe(at('2026-01-14T22:30:00'))
  expect(wallClock('2026-07-15T00:00:00Z')).toBe(at('2026-07-14T20:00:00'))
  expect(wallClockIn('UTC')('2026-01-01T00:00:00Z')).toBe(at('2026-01-01T00:00:00'))
})

const visits = visitsOf(
  [
    booking('c', '2026-03-01T10:00:00Z'),
    booking('a', '2026-01-01T10:00:00Z'),
    booking('b', '2026-02-01T10:00:00Z', 'Trim', null),
    booking('d', '2026-03-05T10:00:00Z'),
  ],
  Date.parse,
)

it('visits stand by time, lanes by how busy they are', () => {
  expect(visits.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  expect(lanesOf(visits, 'SERVICE').map(({ label, visits: { length } }) => [label, length])).toEqual([
    ['Bath', 3],
    ['Trim', 1],
  ])
  expect(lanesOf(visits, 'PET').map(({ label }) => label)).toEqual(['Rex', 'No pet named'])
})

it('the rarest services share a lane', () => {
  const many = visitsOf(
    Array.from({ length: 12 }, (_, index) => booking(`v${index}`, `2026-01-${10 + index}T10:00:00Z`, `S${String(index).padStart(2, '0')}`)),
    Date.parse,
  )
  const lanes = lanesOf(many, 'SERVICE')
  expect(lanes).toHaveLength(7)
  expect(lanes.at(-1)).toMatchObject({ label: '6 others', visits: { length: 6 } })
})

const limits = { from: 0, to: 1000 * dayMs }

it('a window keeps its anchor while it is zoomed, and stays within the limits', () => {
  const window = { from: 100 * dayMs, to: 200 * dayMs }
  const closer = zoomed(window, 0.5, 0.25, limits)
  expect(placeIn(125 * dayMs, closer)).toBeCloseTo(25)
  expect(zoomed(window, 1000, 0.5, limits)).toEqual(limits)
  expect(zoomed(window, 0, 0.5, limits).to - zoomed(window, 0, 0.5, limits).from).toBe(3 * dayMs)
  expect(panned(window, -5, limits)).toEqual({ from: 0, to: 100 * dayMs })
  expect(clamped({ from: 990 * dayMs, to: 1090 * dayMs }, limits)).toEqual({ from: 900 * dayMs, to: 1000 * dayMs })
})

it('a window moves as little as shows a time', () => {
  const window = { from: 100 * dayMs, to: 200 * dayMs }
  expect(shownIn(window, 150 * dayMs, limits)).toBe(window)
  expect(shownIn(window, 50 * dayMs, limits)).toEqual({ from: 40 * dayMs, to: 140 * dayMs })
  expect(shownIn(window, 250 * dayMs, limits)).toEqual({ from: 160 * dayMs, to: 260 * dayMs })
})

it('the limits hold today and what is booked', () => {
  const { from, to } = limitsOf(visits, at('2026-02-10T00:00:00'))
  expect(from).toBeLessThan(visits[0]!.start)
  expect(to).toBeGreaterThan(visits[3]!.end)
  expect(limitsOf([], 0)).toEqual({ from: -3 * dayMs, to: 3 * dayMs })
})

it.each([
  [4, 'DAY', '2026-01-15'],
  [60, 'DAY', '2026-01-19'],
  [200, 'MONTH', '2026-02-01'],
  [700, 'MONTH', '2026-04-01'],
  [2500, 'YEAR', '2027-01-01'],
])('%i days are named by %s', (days, step, first) => {
  const from = at('2026-01-15T00:00:00')
  const ticks = timelineTicks({ from, to: from + days * dayMs }, 10)
  expect(ticks[0]).toMatchObject({ step, date: first })
  expect(ticks.length).toBeLessThanOrEqual(11)
})

it('arrows lead through time and across lanes', () => {
  const lanes = lanesOf(visits, 'SERVICE')
  const from = (id: string, key: string) => neighbourOf(lanes, visits, id, key)?.id ?? null
  expect(from('a', 'ArrowRight')).toBe('b')
  expect(from('a', 'ArrowLeft')).toBeNull()
  expect(from('b', 'ArrowUp')).toBe('c')
  expect(from('d', 'ArrowDown')).toBe('b')
  expect(from('d', 'ArrowRight')).toBeNull()
  expect(from('b', 'End')).toBe('d')
  expect(from('x', 'ArrowRight')).toBeNull()
})
