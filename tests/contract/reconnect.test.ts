import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { completedBooking, record } from '../kit/events'
import { type World, world } from '../kit/world'

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

const moves = 'subscription ($since: ID) { metricUpdated(metrics: ["revenue.earned"], since: $since) { version value } }'

interface Move {
  metricUpdated: { version: string; value: number }
}

/** Cuts every connection of the server to its database, as a restart would. */
const cutConnections = () =>
  house.sql.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'dashboard%'`,
  )

describe('a restart of the database under open dashboards', () => {
  it('loses nothing: who was connected is told what happens after it', async () => {
    const owner = await (await house.provider()).member()
    const { version: first } = await record(owner, completedBooking(new Date(), '1.00'))
    class Socket extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { cookie: owner.cookie, origin: house.url } })
      }
    }
    const client = createClient({
      url: `${house.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Socket,
      retryAttempts: 20,
      retryWait: () => new Promise(resolve => setTimeout(resolve, 100)),
    })
    const received: string[] = []
    client.subscribe<Move>(
      { query: moves, variables: { since: first } },
      { next: ({ data }) => void received.push(data?.metricUpdated.version ?? ''), error: () => undefined, complete: () => undefined },
    )
    const { version: second } = await record(owner, completedBooking(new Date(), '2.00'))
    await expect.poll(() => received).toContain(second)
    await cutConnections()
    // A write that meets the cut may fail once; its caller sends it again.
    const again = () => record(owner, completedBooking(new Date(), '3.00'))
    const { version: third } = await again().catch(again).catch(again)
    await expect.poll(() => received, { timeout: 60_000 }).toContain(third)
    await client.dispose()
  })

  it('is told to who asks meanwhile, and to nobody more than that', async () => {
    const owner = await (await house.provider()).member()
    const asking = Promise.all(Array.from({ length: 20 }, () => owner.ask('{ overview { version } }')))
    await cutConnections()
    for (const { errors } of await asking)
      for (const { message, extensions } of errors ?? [])
        expect([message, extensions?.code]).toEqual(['Something went wrong on our side.', 'INTERNAL_SERVER_ERROR'])
    await expect.poll(async () => (await owner.ask('{ overview { version } }')).errors, { timeout: 60_000 }).toBeUndefined()
  })

  it('does not make it deaf to sessions that end', async () => {
    const person = await (await house.provider()).member('MANAGER')
    await cutConnections()
    await new Promise(resolve => setTimeout(resolve, 1_500))
    const subscription = person.subscribe(moves)
    const owner = await (await house.provider()).member()
    await expect.poll(() => owner.ask('{ viewer { id } }').then(({ errors }) => errors)).toBeUndefined()
    await new Promise(resolve => setTimeout(resolve, 300))
    await person.get('mutation { signOut }')
    await expect.poll(() => (subscription.error as { code?: number } | null)?.code, { timeout: 60_000 }).toBe(4401)
  })
})
