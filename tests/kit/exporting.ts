/** Businesses that have files of their customers written, by the API of the room and its job, without a server. */
import { createScope } from '@dashboard/api/access/scope'
import { rolePermissions } from '@dashboard/api/access/roles'
import type { Viewer } from '@dashboard/api/access/viewer'
import { customersDownloads, exportsJob } from '@dashboard/api/rooms/customers/index'
import type { ProviderOptions } from './people'
import { sealedEmail } from './people'
import type { room } from './room'

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

export const EXPORT_FIELDS = 'id status fileName progress rowCount totalRows sizeBytes problem requestedBy downloadUrl expiresAt'
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
