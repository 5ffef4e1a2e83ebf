import { expect, it } from 'vitest'
import { endedAt, statusAt } from './status'

const now = new Date('2026-03-01T12:00:00Z')
const [before, after] = [new Date('2026-02-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')]

it('an experiment runs from its start until its end', () => {
  expect(statusAt({ startsAt: after, endsAt: null }, now)).toBe('SCHEDULED')
  expect(statusAt({ startsAt: now, endsAt: null }, now)).toBe('RUNNING')
  expect(statusAt({ startsAt: before, endsAt: after }, now)).toBe('RUNNING')
  expect(statusAt({ startsAt: before, endsAt: now }, now)).toBe('ENDED')
})

it('ends now, also where it had just begun or not yet', () => {
  expect(endedAt({ startsAt: before }, now)).toEqual({ startsAt: before, endsAt: now })
  for (const startsAt of [now, after]) expect(statusAt(endedAt({ startsAt }, now), now)).toBe('ENDED')
  expect(endedAt({ startsAt: after }, now).startsAt < now).toBe(true)
})
