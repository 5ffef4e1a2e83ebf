import { randomUUID } from 'node:crypto'
import type { HouseParts } from '../../packages/api/src/access/house'
import { createHouse } from '../../packages/api/src/access/house'
import { rolePermissions } from '../../packages/api/src/access/roles'
import { createScope } from '../../packages/api/src/access/scope'
import type { Viewer } from '../../packages/api/src/access/viewer'
import { closePools, createPool, openPools } from '../../packages/api/src/db/pool'
import { MAX_EVENTS_PER_CALL, engineOf, parseEvents } from '../../packages/api/src/events'
import type { BusinessEventType, TeamRole } from '@dashboard/schema/vocabulary'
import { graphql } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import type { Answer } from './client'
import { createTestDatabase } from './db'
import type { ProviderOptions } from './people'
import { testSettings } from './settings'

/** An event, as a test tells it. */
export type Told = readonly [type: BusinessEventType, occurredAt: Date, payload: object]

const silent = () => undefined
const log = {
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
  child: () => log,
} as unknown as HouseParts['log']

/** What a room's tests stand in: its schema over a database of their own, without a server; the clock is set by hand. */
export const room = async (schema: GraphQLSchema) => {
  const database = await createTestDatabase()
  /** The owner of the tables: what a test looks up by itself. */
  const pool = createPool(database.url, log, { max: 4 })
  const pools = openPools(database.url, log, { max: 8 })
  const clock = { now: new Date() }
  const house = createHouse({ ...pools, log, settings: testSettings(database.url), now: () => clock.now })
  const statements = counted(pools.pool)

  const provider = async ({ name = 'Example', timeZone = 'Europe/Berlin', currency = 'EUR', weekStartsOn = 1 }: ProviderOptions = {}) => {
    const { rows } = await pool.query<{ id: number }>(
      'insert into providers (name, slug, time_zone, currency, week_starts_on) values ($1, $2, $3, $4, $5) returning id',
      [name, randomUUID(), timeZone, currency, weekStartsOn],
    )
    const id = rows[0]!.id
    const viewer = (role: TeamRole) => ({
      userId: randomUUID(),
      sessionId: randomUUID(),
      tokenId: null,
      email: '',
      name: '',
      memberId: null,
      role,
      permissions: rolePermissions[role],
      provider: { id, name, timeZone, currency, weekStartsOn },
    })
    /** Asks in a role, as somebody in particular where `as` says so. */
    const ask = async <T>(
      source: string,
      variableValues: Record<string, unknown> = {},
      role: TeamRole = 'OWNER',
      as: Partial<Viewer> = {},
    ): Promise<Answer<T>> => {
      const scope = createScope(house, { ...viewer(role), ...as })
      try {
        return JSON.parse(JSON.stringify(await graphql({ schema, source, variableValues, contextValue: scope }))) as Answer<T>
      } finally {
        await scope.close()
      }
    }
    return {
      id,
      ask,
      /** The data; throws what the API complained of. */
      async get<T>(source: string, variables: Record<string, unknown> = {}): Promise<T> {
        const { data, errors } = await ask<T>(source, variables)
        if (errors || !data) throw new Error(JSON.stringify(errors))
        return data
      },
      /** Tells the engine what happened; the ids of the events. */
      async record(...told: readonly Told[]): Promise<string[]> {
        const events = told.map(([type, occurredAt, payload]) => ({ id: randomUUID(), type, occurredAt, payload }))
        const valid = []
        for (let start = 0; start < events.length; start += MAX_EVENTS_PER_CALL)
          valid.push(...parseEvents(events.slice(start, start + MAX_EVENTS_PER_CALL), { currency }))
        await engineOf(house).record(id, valid, 'API')
        return events.map(event => event.id)
      },
    }
  }

  const close = async () => {
    await house.close()
    await closePools(pools)
    await pool.end()
    await database.drop()
  }
  return { house, pool, clock, provider, statements, close }
}

/** What `room` gives. */
export type Room = Awaited<ReturnType<typeof room>>

/** A statement as it was sent; prepared ones have a name. */
export interface Sent {
  name?: string
  text: string
  values: unknown[]
}

/** Lists the statements that connections of the pool are sent. */
const counted = (pool: ReturnType<typeof createPool>) => {
  let sent: Sent[] = []
  pool.on('connect', client => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const [asked, values = []] = args as [string | Partial<Sent>, unknown[]?]
      sent.push(typeof asked === 'string' ? { text: asked, values } : { ...asked, text: asked.text ?? '', values: asked.values ?? values })
      return query(...args)
    }) as typeof client.query
  })
  const whole = async (work: () => Promise<unknown>): Promise<Sent[]> => {
    sent = []
    await work()
    return sent
  }
  return {
    /** What `work` sent, by name where it has one. */
    of: async (work: () => Promise<unknown>): Promise<string[]> => (await whole(work)).map(({ name, text }) => name ?? text),
    /** What `work` sent, with its values. */
    whole,
  }
}
