import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client'
import { event, record } from '../kit/events'
import type { MemberClient, World } from '../kit/world'
import { world } from '../kit/world'

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

const hour = 3_600_000
const ago = (hours: number): Date => new Date(Date.now() - hours * hour)

/** A business in which everybody has work, and some of it is nobody's. */
const business = async () => {
  const provider = await house.provider()
  const [owner, manager, staff, other, contractor] = [
    await provider.member(),
    await provider.member('MANAGER'),
    await provider.member('STAFF'),
    await provider.member('STAFF'),
    await provider.member('CONTRACTOR'),
  ]
  const refOf = async ({ memberId }: MemberClient): Promise<string> =>
    (await house.sql.query<{ ref: string }>('select ref from team_members where id = $1', [memberId])).rows[0]!.ref
  /** A visit in the charge of somebody, or of nobody. */
  const visit = async (member: MemberClient | null, customer: string, price = '10.00'): Promise<void> => {
    const bookingRef = randomUUID()
    await record(owner, [
      event('BOOKING_CREATED', ago(3), {
        bookingRef,
        customer: { ref: customer, name: customer, email: `${customer.toLowerCase().replace(' ', '.')}@example.test` },
        service: { ref: 'bath', name: 'Bath' },
        startsAt: ago(2).toISOString(),
        price,
        ...(member && { memberRef: await refOf(member) }),
      }),
      event('BOOKING_COMPLETED', ago(1), { bookingRef }),
    ])
  }
  return { owner, manager, staff, other, contractor, visit }
}

const lists = `{
  bookings { totalCount nodes { customer { name } } }
  activity { totalCount nodes { summary } }
  bookingOptions { members { id } }
  today { finished { customer { name } } }
}`
interface Lists {
  bookings: { totalCount: number; nodes: unknown[] }
  activity: { totalCount: number; nodes: unknown[] }
  bookingOptions: { members: { id: string }[] }
  today: { finished: unknown[] }
}

describe('staff and contractors', () => {
  it('find their own work in every list, and in every count', async () => {
    const { owner, staff, other, contractor, visit } = await business()
    await visit(staff, 'Ada Own')
    await visit(other, 'Bea Hidden')
    await visit(null, 'Cid Hidden')
    for (const person of [staff, contractor]) {
      const told = await person.get<Lists>(lists)
      expect(JSON.stringify(told)).not.toContain('Hidden')
      expect(told.bookingOptions.members.map(({ id }) => id)).toEqual([person.memberId])
      const own = person === staff ? 1 : 0
      expect([told.bookings.totalCount, told.bookings.nodes.length, told.today.finished.length]).toEqual([own, own, own])
      expect([told.activity.totalCount, told.activity.nodes.length]).toEqual([2 * own, 2 * own])
    }
    expect((await owner.get<Lists>(lists)).bookings.totalCount).toBe(3)
  })

  it('find their own customers, by name and by address, and no order tells who spends most', async () => {
    const { owner, staff, other, visit } = await business()
    await visit(staff, 'Ada Often', '1.00')
    await visit(staff, 'Ada Often', '1.00')
    await visit(staff, 'Bea Rich', '900.00')
    await visit(other, 'Cid Hidden', '1.00')
    interface Found {
      customers: { totalCount: number; customers: { name: string }[]; segments: { segment: string; count: number }[] }
    }
    const find = async (client: Client, search = '') =>
      (
        await client.get<Found>(
          'query ($search: String) { customers(sortBy: VALUE, search: $search) { totalCount customers { name } segments { segment count } } }',
          { search },
        )
      ).customers
    const found = await find(staff)
    expect(found.customers.map(({ name }) => name)).toEqual(['Ada Often', 'Bea Rich'])
    expect((await find(owner)).customers[0]!.name).toBe('Bea Rich')
    expect(found.totalCount).toBe(2)
    expect(found.segments.find(({ segment }) => segment === 'ALL')!.count).toBe(2)
    for (const search of ['Cid', 'cid.hidden@example.test']) expect((await find(staff, search)).totalCount).toBe(0)
    expect((await find(owner, 'cid.hidden@example.test')).totalCount).toBe(1)
    expect(await staff.get('{ customerSearch(search: "C") { name } }')).toEqual({ customerSearch: [] })
  })
})

describe('what is pushed', () => {
  interface Pushed {
    activityAdded: { summary: string }
  }
  interface Figures {
    kpiUpdated: { kpis: { name: string; value: number }[] }
  }
  const activity = 'subscription ($since: ID) { activityAdded(since: $since) { summary } }'
  const figures = 'subscription ($since: ID) { kpiUpdated(period: YEAR, since: $since) { kpis { name value } } }'
  const valueOf = ({ kpiUpdated: { kpis } }: Figures, name: string) => kpis.find(kpi => kpi.name === name)?.value

  it('to staff is their own: the same words in the same moment say something else to a manager', async () => {
    const { manager, staff, other, contractor, visit } = await business()
    const since = (await manager.get<{ overview: { version: string } }>('{ overview { version } }')).overview.version
    const [own, all] = [staff.subscribe<Pushed>(activity, { since }), manager.subscribe<Pushed>(activity, { since })]
    const helper = contractor.subscribe<Pushed>(activity, { since })
    const [ownFigures, allFigures] = [staff.subscribe<Figures>(figures, { since }), manager.subscribe<Figures>(figures, { since })]
    await visit(other, 'Bea Hidden')
    await all.until(received => received.length >= 2)
    await visit(contractor, 'Dee Helped')
    await visit(staff, 'Ada Own')
    // What was recorded before would have come before.
    await own.until(received => received.length >= 2)
    await helper.until(received => received.length >= 2)
    await all.until(received => received.length >= 6)
    expect(JSON.stringify(own.received)).not.toMatch(/Hidden|Helped/)
    expect(JSON.stringify(helper.received)).not.toMatch(/Hidden|Own/)
    await ownFigures.until(received => received.some(update => valueOf(update, 'completedBookings') === 1))
    await allFigures.until(received => received.some(update => valueOf(update, 'completedBookings') === 3))
    expect(ownFigures.received.every(update => (valueOf(update, 'completedBookings') ?? 0) <= 1)).toBe(true)
    expect(JSON.stringify(ownFigures.received)).not.toContain('revenue')
    expect(JSON.stringify(allFigures.received)).toContain('revenue')
    await Promise.all([own, all, helper, ownFigures, allFigures].map(subscription => subscription.stop()))
  })

  it('of figures keeps silent while only others work', async () => {
    const { staff, other, visit } = await business()
    const own = staff.subscribe<Figures>('subscription { kpiUpdated(period: YEAR) { kpis { name value } } }')
    let done = 0
    // The first that is heard shows that the subscription runs.
    await expect
      .poll(
        async () => {
          await visit(staff, 'Ada Own')
          done += 1
          return own.received.length
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0)
    const isTold = (count: number) => own.until(received => received.some(update => valueOf(update, 'completedBookings') === count), 60_000)
    await isTold(done)
    const before = own.received.length
    for (const name of ['Bea', 'Cid', 'Dee']) await visit(other, name)
    await visit(staff, 'Ada Own')
    await isTold(done + 1)
    // A booking and its completion are recorded together: one change, one push.
    expect(own.received.length).toBe(before + 1)
    await own.stop()
  })
})
