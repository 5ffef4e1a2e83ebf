import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseEvents } from '../../../events/parse'
import { demoProviders } from '../truth'
import { localClock, weekdayOf } from '../local-clock'
import { walker } from '../truth/walker'
import type { ProviderTruth } from '../truth/model'
import { simulate } from './simulate'
import { worldEvents } from './events'
import type { DemoEvent, World } from './world'

const DAY_MS = 86_400_000
const epoch = Date.UTC(2024, 8, 23) / DAY_MS
const now = Date.UTC(2026, 10, 23, 15)
const digest = (events: DemoEvent[]) => createHash('sha256').update(JSON.stringify(events)).digest('hex')
const eventsUntil = (truth: ProviderTruth, seed: string, until: number) =>
  worldEvents(simulate(truth, seed, epoch, until), -Infinity, until)
const field = (event: DemoEvent, name: string) => event.payload[name]

describe('a business lives the same life again', () => {
  it('to the byte from the same seed, and another from another', () => {
    const first = digest(eventsUntil(walker, 'seed', now))
    expect(digest(eventsUntil(walker, 'seed', now))).toBe(first)
    expect(digest(eventsUntil(walker, 'other', now))).not.toBe(first)
  })

  it('and a later clock only adds', () => {
    const until = now - 40 * DAY_MS
    const early = eventsUntil(walker, 'seed', until)
    const late = eventsUntil(walker, 'seed', now)
    expect(late.filter(event => event.occurredAt.getTime() <= until)).toEqual(early)
    expect(late.length).toBeGreaterThan(early.length)
  })

  it('and a campaign more leaves everybody who is not addressed as they were', () => {
    const [groomer] = demoProviders
    const shortly = (epoch + 60) * DAY_MS
    const with0 = simulate({ ...groomer!, campaigns: [] }, 'seed', epoch, shortly)
    const with1 = simulate({ ...groomer!, campaigns: [{ ...groomer!.campaigns[0]!, day: 50, holdOut: 1 }] }, 'seed', epoch, shortly)
    expect(with1.clients.map(client => client.events)).toEqual(with0.clients.map(client => client.events))
  })
})

describe.each(demoProviders.map(truth => [truth.key, truth] as const))('the %s', (_key, truth) => {
  let world: World
  let events: DemoEvent[]
  const clock = localClock(truth.timeZone)
  const created = () => events.filter(event => event.type === 'BOOKING_CREATED')
  const local = (text: unknown) => clock.at(Date.parse(String(text)))

  beforeAll(() => {
    world = simulate(truth, 'seed', epoch, now)
    events = worldEvents(world, -Infinity, now)
  })

  it('sends only events that the API accepts, each with its own id, none from the future', () => {
    for (let start = 0; start < events.length; start += 1000)
      expect(() => parseEvents(events.slice(start, start + 1000), truth)).not.toThrow()
    expect(new Set(events.map(event => event.id)).size).toBe(events.length)
    expect(events.every(event => event.occurredAt.getTime() <= now)).toBe(true)
  })

  it('takes bookings for its opening hours only', () => {
    const outside = created().filter(event => {
      const { day, minutes } = local(field(event, 'startsAt'))
      const hours = truth.hours.byWeekday[weekdayOf(day)]
      return hours === undefined || minutes < hours[0] || minutes > hours[1]
    })
    // A booking that was moved stood on a neighbouring day first, which may be a day of rest or a shorter one.
    expect(outside.length / created().length).toBeLessThan(0.03)
    expect(
      outside.every(event => local(field(event, 'startsAt')).minutes >= 7 * 60 && local(field(event, 'startsAt')).minutes <= 19 * 60),
    ).toBe(true)
  })

  it('tells of a booking only after it was made', () => {
    const made = new Map(created().map(event => [field(event, 'bookingRef'), event.occurredAt.getTime()]))
    const early = events.filter(
      event => event.payload.bookingRef !== undefined && event.occurredAt.getTime() < (made.get(field(event, 'bookingRef')) ?? Infinity),
    )
    expect(early).toEqual([])
  })

  it('quotes tidy prices', () => {
    expect(created().every(event => /^\d+\.[05]0$/.test(String(field(event, 'price'))))).toBe(true)
  })

  it('has bookings to come for the next weeks', () => {
    const ahead = created().map(event => (Date.parse(String(field(event, 'startsAt'))) - now) / DAY_MS)
    expect(ahead.filter(days => days > 0).length).toBeGreaterThan(30)
    expect(ahead.filter(days => days > 7).length).toBeGreaterThan(5)
  })
})

describe('the large one', () => {
  const [groomer] = demoProviders
  it('has about four thousand customers and far more than thirty thousand bookings', () => {
    const world = simulate(groomer!, 'seed', epoch, now)
    const made = world.clients.flatMap(client => client.events).filter(event => event.type === 'BOOKING_CREATED')
    expect(world.clients.length).toBeGreaterThan(3700)
    expect(world.clients.length).toBeLessThan(4700)
    expect(made.length).toBeGreaterThan(30_000)
  }, 20_000)
})
