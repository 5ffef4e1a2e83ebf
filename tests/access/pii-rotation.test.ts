import { randomBytes } from 'node:crypto'
import { startApp } from '@dashboard/api/app/app'
import { rotate, staleRows } from '@dashboard/api/access/pii/rotation.service'
import { UnknownKey } from '@dashboard/api/access/pii/start.service'
import { rebuild } from '@dashboard/api/events/index'
import type { Settings } from '@dashboard/api/access/settings'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../kit/client'
import { event, record } from '../kit/events'
import { password } from '../kit/people'
import { testEncryptionKey, testSettings } from '../kit/settings'
import type { MemberClient, World } from '../kit/world'
import { world } from '../kit/world'

const [oldKey, newKey] = [testEncryptionKey, randomBytes(32)]
const customers = 60

type App = World['app']

let house: World
let owner: MemberClient
let providerId: number
const apps: App[] = []

/** Another process on the same database, with keys of its own. */
const appWith = async (keys: Pick<Settings, 'encryptionKey' | 'retiredKeys'>): Promise<App> => {
  const app = await startApp({ settings: testSettings(house.databaseUrl, keys), web: false })
  apps.push(app)
  return app
}

const at = (hours: number): Date => new Date(Date.UTC(2026, 0, 5) + hours * 3_600_000)

const booked = (number: number) =>
  event('BOOKING_CREATED', at(number), {
    bookingRef: `b${number}`,
    customer: { ref: `c${number}`, name: `Customer ${number}`, email: `c${number}@example.com`, phone: `+49 30 1000${number}` },
    service: { ref: 'bath', name: 'Bath' },
    startsAt: at(number + 24).toISOString(),
    notes: `note ${number}`,
  })

interface Shown {
  bookings: { nodes: { id: string; notes: string; customer: { name: string; email: string; phone: string } }[] }
}
const query = '{ bookings(first: 100) { nodes { id notes customer { name email phone } } } }'

/** Everything that was told reads as it was told. */
const expectReadable = async (client: Client): Promise<void> => {
  const { bookings } = await client.get<Shown>(query)
  expect(bookings.nodes.length).toBeGreaterThanOrEqual(customers)
  for (const { notes, customer } of bookings.nodes) {
    const number = customer.name.slice('Customer '.length)
    expect(customer).toMatchObject({ email: `c${number}@example.com`, phone: `+49 30 1000${number}` })
    expect(notes).toMatch(/^(again )*note \d+$/)
  }
}

const visitor = (app: App): Client => Object.assign(new Client(app.url), { cookie: owner.cookie })

beforeAll(async () => {
  house = await world()
  const provider = await house.provider()
  providerId = provider.id
  owner = await provider.member()
  await record(
    owner,
    Array.from({ length: customers }, (_, number) => booked(number)),
  )
})
afterAll(async () => {
  for (const app of apps) await app.close()
  await house.close()
})

describe('a rotation of keys', () => {
  it('goes on under traffic of processes with either key, and fails nobody', async () => {
    const before = await appWith({ encryptionKey: oldKey, retiredKeys: [newKey] })
    const after = await appWith({ encryptionKey: newKey, retiredKeys: [oldKey] })
    const work = { going: true, requests: 0, next: customers }
    const traffic = [before, after].flatMap(app => [
      // Reads what rotates, and changes it.
      async () => {
        const client = visitor(app)
        const { bookings } = await client.get<Shown>(query)
        const { id, notes } = bookings.nodes[work.requests % bookings.nodes.length]!
        await client.get('mutation ($id: ID!, $notes: String) { updateBooking(id: $id, input: { notes: $notes }) { id } }', {
          id,
          notes: notes.startsWith('again') ? notes.replace(/^(again )+/, '') : `again ${notes}`,
        })
      },
      async () => {
        await new Client(app.url).signIn(owner.email, password)
      },
      async () => {
        work.next += 1
        await record(visitor(app), [booked(work.next)])
      },
    ])
    const loops = traffic.map(async request => {
      while (work.going) {
        await request()
        work.requests += 1
      }
    })
    const rotations = []
    for (let round = 0; round < 3; round += 1) rotations.push(await rotate(after.house))
    work.going = false
    await Promise.all(loops)
    expect(work.requests).toBeGreaterThan(traffic.length)
    expect(rotations[0]!.find(({ table }) => table === 'customers')!.sealed).toBeGreaterThanOrEqual(customers)
    await expectReadable(visitor(before))
    await expectReadable(visitor(after))
  })

  it('is done when nobody seals with the old key any more, and then finds nothing to do', async () => {
    await apps.shift()!.close()
    const [after] = apps
    await rotate(after!.house)
    for (const { table, left } of await staleRows(after!.house)) expect({ table, left }).toEqual({ table, left: 0 })
    for (const { table, sealed } of await rotate(after!.house)) expect({ table, sealed }).toEqual({ table, sealed: 0 })
  })

  it('lets the old key go: people sign in, and everything reads as before', async () => {
    const later = await appWith({ encryptionKey: newKey, retiredKeys: [] })
    await new Client(later.url).signIn(owner.email, password)
    await expectReadable(visitor(later))
    expect(await rebuild(later.house.enginePool, providerId, { check: true })).toMatchObject([{ drifted: 0 }])
  })

  it('keeps the names that stand for addresses: the same person stays one', async () => {
    const later = apps.at(-1)!
    const named = (hours: number) =>
      event('CUSTOMER_JOINED', at(hours), { customer: { ref: 'same.person@example.com', name: 'Same Person' } })
    await record(visitor(later), [named(1)])
    const third = await appWith({ encryptionKey: randomBytes(32), retiredKeys: [newKey] })
    await rotate(third.house)
    await record(visitor(third), [named(2)])
    const { rows } = await house.sql.query<{ ref: string }>(`select ref from customers where name = 'Same Person'`)
    expect(rows).toEqual([{ ref: expect.stringMatching(/^hidden-[0-9a-f]{32}$/) as string }])
  })
})

describe('a start', () => {
  it('without the key that sealed what is there is refused', async () => {
    const start = appWith({ encryptionKey: randomBytes(32), retiredKeys: [] })
    await expect(start).rejects.toThrow(UnknownKey)
  })

  it('seals what an earlier version left plain', async () => {
    const other = await world()
    try {
      const provider = await other.provider()
      const member = await provider.member()
      await record(member, [booked(1)])
      await other.sql.query(`update users set email = 'Old.Hand@example.com'`)
      await other.sql.query(`update customers set email = 'plain@example.com', phone = '030 1'`)
      await other.sql.query(`update bookings set notes = 'plain'`)
      await other.sql.query(`update business_events set payload = jsonb_set(payload, '{customer,email}', '"plain@example.com"')`)
      const app = await startApp({ settings: testSettings(other.databaseUrl), web: false })
      try {
        await new Client(app.url).signIn('old.hand@example.com', password)
        await expect.poll(async () => (await staleRows(app.house)).reduce((sum, { left }) => sum + left, 0), { timeout: 60_000 }).toBe(0)
        expect((await Object.assign(new Client(app.url), { cookie: member.cookie }).get<Shown>(query)).bookings.nodes).toMatchObject([
          { notes: 'plain', customer: { email: 'plain@example.com', phone: '030 1' } },
        ])
      } finally {
        await app.close()
      }
    } finally {
      await other.close()
    }
  })
})
