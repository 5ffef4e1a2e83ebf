import { describe, expect, it } from 'vitest'
import { randomStream } from '../random/stream'
import { groomer } from '../truth/groomer'
import { simulate } from '../world/simulate'
import { worldEvents } from '../world/events'
import { drawExperience } from './feedback'
import { arrivalsOn } from './arrivals'
import { drawSpendScale, spendRatio } from './spend'
import { drawLateness } from './team'

const epoch = Date.UTC(2024, 8, 23) / 86_400_000
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: number[]) => Math.sqrt(mean(values.map(value => (value - mean(values)) ** 2)))

describe('what was put in can be found again', () => {
  it('what a customer spends: the mean over customers and the spread within one', () => {
    const random = randomStream('recovery', 'spend')
    const scales = Array.from({ length: 4000 }, () => drawSpendScale(random, groomer.spend))
    expect(mean(scales.map(scale => spendRatio(random, scale, groomer.spend)))).toBeCloseTo(1, 1)
    const one = Array.from({ length: 4000 }, () => spendRatio(random, 4 / 15, groomer.spend))
    expect(deviation(one) / mean(one)).toBeCloseTo(1 / Math.sqrt(groomer.spend.p), 1)
  })

  it('arrivals scatter more than a Poisson process by the dispersion', () => {
    const calm = { ...groomer, campaigns: [], arrivals: { ...groomer.arrivals, initial: 0, yearlyGrowth: 0 } }
    const season = { intensity: () => 1, advance: () => 0, elapsed: () => 0 }
    const counts = Array.from({ length: 3000 }, (_, index) => arrivalsOn(calm, season, 'recovery', epoch, epoch + index).length)
    const expected = calm.arrivals.perDay / (calm.arrivals.inquiryRatio * calm.arrivals.bookingRatio)
    expect(mean(counts) / expected).toBeCloseTo(1, 1)
    expect(deviation(counts) ** 2 / (expected + expected ** 2 / calm.arrivals.dispersion)).toBeCloseTo(1, 0)
  })

  it('who is late, and whom the overload makes later', () => {
    const late = (ref: string, sinceEpoch: number) => {
      const random = randomStream('recovery', 'late', ref, sinceEpoch)
      const member = groomer.members.find(each => each.ref === ref)!
      return mean(Array.from({ length: 3000 }, () => drawLateness(random, groomer, member, sinceEpoch)))
    }
    expect(late('m-tomas', 100)).toBeGreaterThan(2 * late('m-marcus', 100))
    expect(late('m-priya', 700) / late('m-priya', 100)).toBeGreaterThan(1.6)
  })

  it('ratings fall by lateness and by the price rise', () => {
    const random = randomStream('recovery', 'rating')
    const persona = groomer.personas['early-baths']!
    const felt = (minutesLate: number, sinceEpoch: number) =>
      mean(
        Array.from(
          { length: 4000 },
          () => drawExperience(random, groomer, { member: groomer.members[3]!, persona, minutesLate, sinceEpoch }).satisfaction,
        ),
      )
    expect((felt(0, 100) - felt(20, 100)) / 20).toBeCloseTo(groomer.feedback.perMinuteLate, 1)
    expect(felt(0, 100) - felt(0, groomer.spend.priceRise.day)).toBeCloseTo(persona.priceShock, 0)
    expect(felt(0, 100) - felt(0, groomer.spend.priceRise.day + 200)).toBeCloseTo(0, 1)
  })
})

describe('what people write', () => {
  it('fits the stars: only praise from four on, but for lateness and the price', () => {
    const random = randomStream('recovery', 'words')
    const persona = groomer.personas['early-baths']!
    for (let count = 0; count < 2000; count += 1) {
      const felt = drawExperience(random, groomer, { member: groomer.members[3]!, persona, minutesLate: 0, sinceEpoch: 0 })
      for (const { polarity } of felt.aspects) expect(polarity).toBe(felt.rating >= 4 ? 'good' : 'bad')
    }
  })
})

describe('in the large history', () => {
  const day = (at: number) => Math.floor(at / 86_400_000) - epoch
  const world = simulate(groomer, 'recovery', epoch, (epoch + 780) * 86_400_000)
  const events = worldEvents(world, -Infinity, Infinity)
  const visitsOn = new Map<number, number>()
  for (const event of events)
    if (event.type === 'BOOKING_CHECKED_IN')
      visitsOn.set(day(event.occurredAt.getTime()), (visitsOn.get(day(event.occurredAt.getTime())) ?? 0) + 1)
  const visits = (from: number, days: number) => mean(Array.from({ length: days }, (_, index) => visitsOn.get(from + index) ?? 0))

  it('the shocks stand out from their weeks', () => {
    for (const { day: first, days, factor } of groomer.planted.shocks) {
      const usual = (visits(first - 14, days) + visits(first - 7, days) + visits(first + 14, days)) / 3
      if (factor < 1) expect(visits(first, days) / usual).toBeLessThan(0.5)
      else expect(visits(first, days) / usual).toBeGreaterThan(1.12)
    }
  })

  it('a campaign moves as many more of those addressed than of the hold-out as it should', () => {
    const extra = (ref: string) => {
      const campaign = groomer.campaigns.find(each => each.ref === ref)!
      const sent = new Set(
        events
          .filter(event => event.type === 'CAMPAIGN_SENT' && event.payload.campaignRef === ref)
          .map(event => (event.payload.customer as { ref: string }).ref),
      )
      const moved = world.clients.filter(client =>
        client.events.some(
          event =>
            event.type === 'BOOKING_CREATED' &&
            event.payload.source === 'CAMPAIGN' &&
            day(event.occurredAt.getTime()) >= campaign.day &&
            day(event.occurredAt.getTime()) < campaign.day + 10 &&
            sent.has(client.ref) &&
            client.channel !== 'CAMPAIGN',
        ),
      )
      return moved.length / sent.size
    }
    expect(extra('spring-coat')).toBeCloseTo(0.08, 1)
    expect(extra('spring-coat')).toBeGreaterThan(0.05)
    expect(extra('autumn-nails')).toBe(0)
  })

  it('the churning customers leave sooner after the day that they begin to', () => {
    const left = (persona: string) => {
      const members = world.clients.filter(
        client => client.personaKey === persona && client.lastVisit !== null && day(client.lastVisit) > 640,
      )
      return members.filter(client => !client.active).length / members.length
    }
    expect(left('early-baths')).toBeGreaterThan(1.25 * left('weekend-families'))
  })

  it('what personas buy tells them apart', () => {
    const favourites = world.clients.map(client => {
      const counts = new Map<string, number>()
      for (const event of client.events) {
        const service = (event.payload.service as { ref?: string } | undefined)?.ref
        if (event.type === 'BOOKING_CREATED' && service !== undefined) counts.set(service, (counts.get(service) ?? 0) + 1)
      }
      return { persona: client.personaKey, service: [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] }
    })
    const usual: Record<string, string[]> = {
      'full-groom': ['weekend-families'],
      'bath-brush': ['early-baths'],
      'hand-strip': ['show-dogs'],
      'cat-groom': ['cat-people'],
      'nail-trim': ['after-work'],
      'de-shed': ['after-work'],
    }
    const right = favourites.filter(({ persona, service }) => service !== undefined && usual[service]?.includes(persona))
    expect(right.length / favourites.length).toBeGreaterThan(0.85)
  })
})
