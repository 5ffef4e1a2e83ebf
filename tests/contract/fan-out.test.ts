import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completedBooking, record } from '../kit/events'
import type { Client, Subscription } from '../kit/client'
import { type World, world } from '../kit/world'

interface KpiUpdate {
  kpiUpdated: { version: string; kpis: { name: string; value: number | null }[] }
}

const kpis = 'subscription ($since: ID) { kpiUpdated(period: YEAR, since: $since) { version kpis { name value } } }'
const moves =
  'subscription ($since: ID) { metricUpdated(metrics: ["revenue.earned", "bookings.completed"], since: $since) { metric version value } }'

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

const meter = async (name: string): Promise<number> => {
  const text = await (await fetch(`${house.url}/metrics`)).text()
  return Number(new RegExp(`^dashboard_${name} (\\d+)`, 'm').exec(text)?.[1] ?? 0)
}

const isKnown = (version: string) => (received: KpiUpdate[]) =>
  received.some(({ kpiUpdated }) => Number(kpiUpdated.version) >= Number(version))

/** Subscribes and waits until each has been told something. */
const subscribed = async <T>(
  clients: Client[],
  sender: Client,
  query: string,
  told: (received: T[], version: string) => boolean,
): Promise<Subscription<T>[]> => {
  const subscriptions = clients.map(client => client.subscribe<T>(query))
  const { version } = await record(sender, completedBooking(new Date(), '1.00'))
  await Promise.all(
    subscriptions.map(subscription => subscription.until(received => told(received, version), 5_000).catch(() => undefined)),
  )
  const { version: again } = await record(sender, completedBooking(new Date(), '1.00'))
  await Promise.all(subscriptions.map(subscription => subscription.until(received => told(received, again))))
  return subscriptions
}

/** Somebody who sees the whole business, but no money. */
const hireReceptionist = async (provider: Awaited<ReturnType<World['provider']>>) => {
  const receptionist = await provider.member('STAFF')
  const grant = JSON.stringify({ grant: ['business.view'], revoke: [] })
  await house.sql.query('update team_members set permissions = $2 where id = $1', [receptionist.memberId, grant])
  return receptionist
}

const stopped = (subscriptions: Subscription<unknown>[]) => Promise.all(subscriptions.map(subscription => subscription.stop()))

describe('many dashboards of one provider', () => {
  it('cost one execution of the same question by the same role', async () => {
    const provider = await house.provider()
    const owner = await provider.member()
    const dashboards = await subscribed<KpiUpdate>(
      Array.from({ length: 40 }, () => owner),
      owner,
      kpis,
      (received, version) => isKnown(version)(received),
    )
    const before = await meter('live_executions_total')
    const { version } = await record(owner, completedBooking(new Date(), '5.00'))
    const all = await Promise.all(dashboards.map(dashboard => dashboard.until(isKnown(version))))
    expect(new Set(all.map(received => JSON.stringify(received.at(-1)))).size).toBe(1)
    expect((await meter('live_executions_total')) - before).toBe(1)
    await stopped(dashboards)
  })

  it('are told apart by what their role may see', async () => {
    const provider = await house.provider()
    const owner = await provider.member('OWNER')
    const receptionist = await hireReceptionist(provider)
    const dashboards = await subscribed<KpiUpdate>([owner, receptionist, owner, receptionist], owner, kpis, (received, version) =>
      isKnown(version)(received),
    )
    const before = await meter('live_executions_total')
    const { version } = await record(owner, completedBooking(new Date(), '5.00'))
    const names = await Promise.all(
      dashboards.map(async dashboard => (await dashboard.until(isKnown(version))).at(-1)?.kpiUpdated.kpis.map(({ name }) => name)),
    )
    expect(names[0]).toContain('revenue')
    expect(names[1]).not.toContain('revenue')
    expect((await meter('live_executions_total')) - before).toBe(2)
    await stopped(dashboards)
  })

  it('money that moves is told only to who may see it', async () => {
    interface Move {
      metricUpdated: { metric: string; version: string }
    }
    const provider = await house.provider()
    const owner = await provider.member('OWNER')
    const receptionist = await hireReceptionist(provider)
    const { version: since } = await record(owner, completedBooking(new Date(), '1.00'))
    const seen = [owner, receptionist].map(client => client.subscribe<Move>(moves, { since }))
    await record(owner, completedBooking(new Date(), '2.00'))
    const [ofOwner, ofReceptionist] = await Promise.all(
      seen.map(async subscription =>
        (await subscription.until(received => received.some(({ metricUpdated }) => metricUpdated.metric === 'bookings.completed'))).map(
          ({ metricUpdated }) => metricUpdated.metric,
        ),
      ),
    )
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(ofOwner).toContain('revenue.earned')
    expect(ofReceptionist).not.toContain('revenue.earned')
    await stopped(seen)
  })

  it('each catches up from where it was, and then shares', async () => {
    interface Move {
      metricUpdated: { metric: string; version: string }
    }
    const provider = await house.provider()
    const owner = await provider.member()
    const versions: string[] = []
    for (let n = 0; n < 6; n += 1) versions.push((await record(owner, completedBooking(new Date(), '1.00'))).version)
    const late = versions.map(since => owner.subscribe<Move>(moves, { since }))
    const { version: last } = await record(owner, completedBooking(new Date(), '1.00'))
    for (const [index, subscription] of late.entries()) {
      const received = await subscription.until(all =>
        all.some(({ metricUpdated }) => metricUpdated.version === last && metricUpdated.metric === 'revenue.earned'),
      )
      const revenue = received
        .filter(({ metricUpdated }) => metricUpdated.metric === 'revenue.earned')
        .map(({ metricUpdated }) => metricUpdated.version)
      expect(revenue).toEqual([...versions.slice(index + 1), last])
    }
    await stopped(late)
  })

  it('a place that is not ours is told to read again, and then what happens', async () => {
    const provider = await house.provider()
    const owner = await provider.member()
    const lost = owner.subscribe(moves, { since: '123456' })
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(lost.error).toMatchObject([{ extensions: { code: 'CONFLICT', gap: true } }])
    await record(owner, completedBooking(new Date(), '2.00'))
    await lost.until(received => received.length > 0)
    await lost.stop()
  })

  it('no execution is left when all have gone', async () => {
    const provider = await house.provider()
    const owner = await provider.member()
    const dashboards = await subscribed<KpiUpdate>([owner, owner], owner, kpis, (received, version) => isKnown(version)(received))
    await stopped(dashboards)
    await new Promise(resolve => setTimeout(resolve, 100))
    const before = await meter('live_executions_total')
    await record(owner, completedBooking(new Date(), '3.00'))
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(await meter('live_executions_total')).toBe(before)
  })
})
