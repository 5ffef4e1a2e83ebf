import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completedBooking, event, record } from '../kit/events'
import { type World, world } from '../kit/world'

interface MetricUpdate {
  metricUpdated: { metric: string; date: string; value: number; change: number; version: string }
}
interface KpiUpdate {
  kpiUpdated: { kpis: { name: string; value: number | null }[]; version: string }
}
interface ActivityAdded {
  activityAdded: { id: string; type: string; summary: string; version: string }
}

const metricUpdated =
  'subscription ($metrics: [String!], $since: ID) { metricUpdated(metrics: $metrics, since: $since) { metric date value change version } }'
const kpiUpdated = 'subscription { kpiUpdated(period: YEAR, since: "0") { kpis { name value } version } }'
const activityAdded = 'subscription ($since: ID) { activityAdded(since: $since) { id type summary version } }'

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

describe('live updates', () => {
  it('an event that one client sends reaches the metrics and KPIs of another', async () => {
    const provider = await house.provider({ timeZone: 'Europe/Berlin' })
    const [sender, watcher] = [await provider.member(), await provider.member('MANAGER')]
    const metrics = watcher.subscribe<MetricUpdate>(metricUpdated, { metrics: ['revenue.earned'], since: '0' })
    const kpis = watcher.subscribe<KpiUpdate>(kpiUpdated)
    await record(sender, completedBooking(new Date(), '40.50'))
    const [first] = await metrics.until(received => received.length >= 1)
    expect(first!.metricUpdated).toMatchObject({ metric: 'revenue.earned', value: 40.5, change: 40.5 })
    await kpis.until(received =>
      received.some(({ kpiUpdated: update }) => update.kpis.some(kpi => kpi.name === 'revenue' && kpi.value === 40.5)),
    )
    await Promise.all([metrics.stop(), kpis.stop()])
  })

  it('a client that was away gets what it missed, once and in order, and then what is new', async () => {
    const provider = await house.provider()
    const owner = await provider.member()
    const at = new Date('2026-03-10T12:00:00Z')
    const { version } = await record(owner, completedBooking(at, '10.00'))
    for (const price of ['1.00', '2.00', '3.00']) await record(owner, completedBooking(at, price))
    const metrics = owner.subscribe<MetricUpdate>(metricUpdated, { metrics: ['revenue.earned'], since: version })
    await metrics.until(received => received.length >= 3)
    await record(owner, completedBooking(at, '4.00'))
    await metrics.until(received => received.length >= 4)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(metrics.received.map(({ metricUpdated: update }) => [update.change, update.value])).toEqual([
      [1, 11],
      [2, 13],
      [3, 16],
      [4, 20],
    ])
    const versions = metrics.received.map(({ metricUpdated: update }) => Number(update.version))
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
    await metrics.stop()
  })

  it('activity tells every event once, also to who comes back', async () => {
    const provider = await house.provider()
    const owner = await provider.member()
    const before = await record(owner, completedBooking(new Date('2026-02-01T10:00:00Z'), '5.00'))
    const events = completedBooking(new Date('2026-02-02T10:00:00Z'), '6.00')
    await record(owner, events)
    const activity = owner.subscribe<ActivityAdded>(activityAdded, { since: before.version })
    await activity.until(received => received.length >= 2)
    expect(activity.received.map(({ activityAdded: item }) => item.id).sort()).toEqual(events.map(({ id }) => id).sort())
    expect(activity.received.every(({ activityAdded: item }) => item.summary.length > 0)).toBe(true)
    await activity.stop()
  })

  it("another provider's events are never delivered", async () => {
    const [one, other] = [await house.provider(), await house.provider()]
    const [watcher, sender] = [await one.member(), await other.member()]
    const metrics = watcher.subscribe<MetricUpdate>(metricUpdated, { since: '0' })
    await record(sender, completedBooking(new Date(), '7.00'))
    const mine = await record(watcher, completedBooking(new Date(), '9.00'))
    await metrics.until(received => received.some(({ metricUpdated: update }) => update.metric === 'revenue.earned'))
    expect(metrics.received.every(({ metricUpdated: update }) => update.value !== 7 && update.version === mine.version)).toBe(true)
    await metrics.stop()
  })
})

describe('recording events', () => {
  it('the same event id again changes nothing and says so', async () => {
    const owner = await (await house.provider()).member()
    const events = completedBooking(new Date('2026-04-01T10:00:00Z'), '12.00')
    expect(await record(owner, events)).toMatchObject({ recorded: 2, duplicates: 0 })
    expect(await record(owner, [...events, ...events])).toMatchObject({ recorded: 0, duplicates: 4 })
  })

  it('a bad event is named, field by field, and nothing of its call is written', async () => {
    const provider = await house.provider()
    const owner = await provider.member()
    const good = completedBooking(new Date('2026-04-02T10:00:00Z'), '12.00')
    const bad = event('BOOKING_CREATED', new Date('2026-04-02T10:00:00Z'), {
      bookingRef: randomUUID(),
      customer: {},
      service: { ref: 's' },
      startsAt: 'tomorrow',
      price: '-1',
    })
    const answer = await owner.ask('mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded } }', {
      events: [...good, bad],
    })
    expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
    const paths = answer.errors?.[0]?.extensions?.fields?.map(({ path }) => path) ?? []
    expect(paths).toEqual(expect.arrayContaining(['events.2.payload.startsAt', 'events.2.payload.price', 'events.2.payload.customer.ref']))
    expect(JSON.stringify(answer)).not.toMatch(/\bat .*\.ts:/)
    const { rows } = await house.sql.query<{ count: string }>('select count(*) from business_events where provider_id = $1', [provider.id])
    expect(Number(rows[0]!.count)).toBe(0)
  })
})
