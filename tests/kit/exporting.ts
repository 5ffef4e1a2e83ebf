/** Businesses that have files of their customers written, by the API of the room and its job, without a server. */
import { createHouse, type House } from '@dashboard/api/access/house'
import { createScope } from '@dashboard/api/access/scope'
import { rolePermissions } from '@dashboard/api/access/roles'
import type { Viewer } from '@dashboard/api/access/viewer'
import { closePools, openPools } from '@dashboard/api/db/pool'
import { customersDownloads, exportsJob } from '@dashboard/api/rooms/customers/index'
import { expect } from 'vitest'
import type { ProviderOptions } from './people'
import { sealedEmail } from './people'
import type { room } from './room'
import { testSettings } from './settings'

type Room = Awaited<ReturnType<typeof room>>

/** An export as a test sees it. */
export interface ShownExport {
  id: string
  status: string
  fileName: string
  progress: number
  rowCount: number | null
  totalRows: number | null
  sizeBytes: number | null
  problem: string | null
  requestedBy: string | null
  downloadUrl: string | null
  expiresAt: string | null
}

const EXPORT_FIELDS = 'id status fileName progress rowCount totalRows sizeBytes problem requestedBy downloadUrl expiresAt'
export const exporting = `mutation ($input: ExportCustomersInput!) { made: exportCustomers(input: $input) { ${EXPORT_FIELDS} } }`
const finding = `query ($id: ID!) { found: export(id: $id) { ${EXPORT_FIELDS} } }`
const cancelling = `mutation ($id: ID!) { gone: cancelExport(id: $id) { ${EXPORT_FIELDS} } }`

const insertUser = async ({ pool }: Room, providerId: number): Promise<string> => {
  const email = `${crypto.randomUUID()}@example.test`
  const { rows } = await pool.query<{ id: string }>(`insert into users (email, name) values ($1, 'Ada') returning id`, [
    sealedEmail(null, email),
  ])
  await pool.query(
    `insert into team_members (provider_id, ref, user_id, email, first_name, last_name, role, hired_date) values ($1, $2, $3, $4, 'Ada', 'A', 'OWNER', '2024-01-01')`,
    [providerId, email, rows[0]!.id, sealedEmail(providerId, email)],
  )
  return rows[0]!.id
}

const viewerOf = (provider: Viewer['provider'], userId: string, without: readonly string[] = []): Viewer => ({
  userId,
  sessionId: crypto.randomUUID(),
  tokenId: null,
  email: '',
  name: '',
  memberId: null,
  role: 'OWNER',
  permissions: new Set([...rolePermissions.OWNER].filter(permission => !without.includes(permission))),
  provider,
})

/** A provider whose owner, Ada, exports. */
export const exportingBusiness = async (world: Room, options: ProviderOptions = {}) => {
  const provider = await world.provider(options)
  const { timeZone = 'Europe/Berlin', currency = 'EUR' } = options
  const userId = await insertUser(world, provider.id)
  const as = (without: readonly string[] = []) =>
    viewerOf({ id: provider.id, name: '', timeZone, currency, weekStartsOn: 1 }, userId, without)
  const ask = <T>(source: string, variables: Record<string, unknown> = {}, without: readonly string[] = []) =>
    provider.ask<T>(source, variables, 'OWNER', as(without))
  const get = async <T>(source: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const { data, errors } = await ask<T>(source, variables)
    if (errors || !data) throw new Error(JSON.stringify(errors))
    return data
  }
  const begin = async (input: object): Promise<ShownExport> => (await get<{ made: ShownExport }>(exporting, { input })).made
  const find = async (id: string): Promise<ShownExport | null> => (await get<{ found: ShownExport | null }>(finding, { id })).found
  /** The bytes of a file, as whoever has its link gets them; null where there is none. */
  const file = async (id: string, without: readonly string[] = []): Promise<Buffer | null> => {
    const scope = createScope(world.house, as(without))
    try {
      const opened = await customersDownloads.customers!.open(scope, id)
      if (!opened) return null
      const pieces: Buffer[] = []
      for await (const piece of opened.parts) pieces.push(Buffer.from(piece))
      return Buffer.concat(pieces)
    } finally {
      await scope.close()
    }
  }
  return {
    id: provider.id,
    userId,
    record: provider.record,
    ask,
    get,
    begin,
    find,
    file,
    cancel: async (id: string): Promise<ShownExport> => (await get<{ gone: ShownExport }>(cancelling, { id })).gone,
    /** Has it written, and gives the file. */
    async written(input: object): Promise<Buffer> {
      const { id } = await begin(input)
      await exportsJob.run(world.house, world.clock.now)
      const content = await file(id)
      if (!content) throw new Error(JSON.stringify(await find(id)))
      return content
    },
  }
}

export type ExportingBusiness = Awaited<ReturnType<typeof exportingBusiness>>

/** Ada, Bob and Cleo, whose columns `csv` asks for, and what the file of them must be. */
export const csv = { format: 'CSV', fields: ['NAME', 'EMAIL', 'PREFERRED_SERVICE'], sortBy: 'NAME' }
export const written = 'Name,E-mail,Preferred service\r\nAda,ada@example.test,\r\nBob,bob@example.test,\r\nCleo,cleo@example.test,\r\n'

/** A provider with those three. */
export const threePeople = async (world: Room): Promise<ExportingBusiness> => {
  const business = await exportingBusiness(world)
  const joined = (name: string) =>
    ['CUSTOMER_JOINED', world.clock.now, { customer: { ref: name, name, email: `${name.toLowerCase()}@example.test` } }] as const
  await business.record(joined('Ada'), joined('Bob'), joined('Cleo'))
  return business
}

/** The text of a file without its byte order mark. */
export const textOf = (file: Buffer | null): string | null => file && file.toString().slice(1)

/** Another process on the database of a room. */
export const anotherHouse = (
  { house, clock }: Room,
  changes: Partial<House['settings']> = {},
): { house: House; close(): Promise<void> } => {
  const databaseUrl = house.settings.databaseUrl ?? ''
  const pools = openPools(databaseUrl, house.log)
  const other = createHouse({ ...pools, log: house.log, settings: testSettings(databaseUrl, changes), now: () => clock.now })
  const close = async (): Promise<void> => {
    await other.close()
    await closePools(pools)
  }
  return { house: other, close }
}

/** Holds whoever writes a file with preferred services, when their snapshot is taken and nothing is written yet, until `release` is called. */
export const heldWhileWriting = async (
  { pool, clock, house: own }: Room,
  work: (release: () => Promise<void>) => Promise<void>,
  house = own,
): Promise<void> => {
  const client = await pool.connect()
  await client.query('begin; lock table services in access exclusive mode')
  const writing = exportsJob.run(house, clock.now)
  const isHeld = `select from pg_stat_activity where wait_event_type = 'Lock' and query like 'declare%' and datname = current_database()`
  try {
    await expect.poll(async () => (await pool.query(isHeld)).rowCount).toBe(1)
    await work(async () => {
      await client.query('rollback')
      await writing
    })
  } finally {
    await client.query('rollback')
    client.release()
  }
}
