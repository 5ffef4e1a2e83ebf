import { startApp } from '@dashboard/api/app/app'
import { startJobs } from '@dashboard/api/app/jobs/worker.service'
import { signLink } from '@dashboard/api/access/links'
import { exportsJob } from '@dashboard/api/rooms/customers/index'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../kit/client'
import { event, record } from '../kit/events'
import { password } from '../kit/people'
import { testSettings } from '../kit/settings'
import { type MemberClient, type World, world } from '../kit/world'

interface Shown {
  id: string
  status: string
  progress: number
  downloadUrl: string | null
}

/** One process with a worker, and one that has none: what the latter is asked for, the former does. */
let house: World
let second: Awaited<ReturnType<typeof startApp>>
beforeAll(async () => {
  house = await world()
  await startJobs(house.app.house, [exportsJob])
  second = await startApp({ settings: testSettings(house.databaseUrl), web: false })
})
afterAll(async () => {
  await second.close()
  await house.close()
})

const exporting = 'mutation ($input: ExportCustomersInput!) { made: exportCustomers(input: $input) { id status progress downloadUrl } }'
const progressing = 'subscription ($id: ID!) { exportProgressed(id: $id) { id status progress downloadUrl } }'
const input = { format: 'CSV', fields: ['NAME', 'EMAIL'], sortBy: 'NAME' }

const owner = async (): Promise<MemberClient> => {
  const member = await (await house.provider()).member()
  const joined = (name: string) => event('CUSTOMER_JOINED', new Date(), { customer: { ref: name, name, email: `${name}@example.test` } })
  await record(member, [joined('Ada'), joined('Zoë')])
  return member
}

const begin = async (client: Client): Promise<Shown> => (await client.get<{ made: Shown }>(exporting, { input })).made

/** What a subscription tells until it ends by itself. */
const followed = async (client: Client, id: string): Promise<Shown[]> => {
  const told = client.subscribe<{ exportProgressed: Shown }>(progressing, { id })
  await expect.poll(() => told.ended, { timeout: 60_000 }).toBe(true)
  await told.stop()
  expect(told.error).toBeNull()
  return told.received.map(({ exportProgressed }) => exportProgressed)
}

/** Asks for what a link leads to, at the server of the client. */
const fetched = (client: Client, link: string): Promise<Response> =>
  fetch(client.url + new URL(link).pathname, { headers: client.cookie ? { cookie: client.cookie } : {} })

const ready = async (client: Client): Promise<Shown & { downloadUrl: string }> => {
  const last = (await followed(client, (await begin(client)).id)).at(-1)!
  return { ...last, downloadUrl: last.downloadUrl! }
}

describe('an export', () => {
  it('is asked for, followed and fetched', async () => {
    const client = await owner()
    const last = await ready(client)
    expect(last).toMatchObject({ status: 'READY', progress: 1 })
    const response = await fetched(client, last.downloadUrl)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="customers-[\d-]+\.csv"$/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(bytes.toString()).toBe('\uFEFFName,E-mail\r\nAda,Ada@example.test\r\nZoë,Zoë@example.test\r\n')
    const { rows } = await house.sql.query(
      `select subject_id as id, details from audit_log where action = 'FILE_DOWNLOADED' and provider_id = (select provider_id from exports where id = $1)`,
      [last.id],
    )
    expect(rows).toEqual([{ id: last.id, details: { kind: 'customers' } }])
  })

  it('that another process was asked for is followed and fetched there too', async () => {
    const client = await owner()
    const other = new Client(second.url)
    await other.signIn(client.email, password)
    const { id } = await begin(other)
    const [there] = await Promise.all([followed(other, id), exportsJob.run(house.app.house, new Date())])
    const last = there.at(-1)!
    expect(last).toMatchObject({ status: 'READY' })
    expect(await (await fetched(other, last.downloadUrl!)).text()).toContain('Zoë')
    // Whoever asks later is told once, and no more.
    expect((await followed(other, id)).map(({ status }) => status)).toEqual(['READY'])
  })

  it('of others is not followed', async () => {
    const { id } = await ready(await owner())
    for (const [client, wanted] of [
      [await owner(), id],
      [await owner(), crypto.randomUUID()],
      [await owner(), 'none'],
    ] as const) {
      const told = client.subscribe(progressing, { id: wanted })
      await expect.poll(() => told.error, { timeout: 60_000 }).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
      await told.stop()
    }
  })
})

describe('the link to a file', () => {
  it('is for who is signed in to the provider and may export, now', async () => {
    const client = await owner()
    const { id, downloadUrl } = await ready(client)
    const refused = async (who: Client, link: string) => {
      const response = await fetched(who, link)
      expect([response.status, await response.text()]).toEqual([404, 'There is no such file, or not any more.'])
    }
    await refused(house.stranger(), downloadUrl)
    await refused(await owner(), downloadUrl)
    const { rows } = await house.sql.query<{ providerId: number }>('select provider_id as "providerId" from exports where id = $1', [id])
    const providerId = rows[0]!.providerId
    const token = downloadUrl.slice(downloadUrl.lastIndexOf('/') + 1)
    const at = (changed: string) => downloadUrl.replace(token, changed)
    await refused(client, at(token.slice(0, -2)))
    await refused(client, at(token.replace(/\.\d+\./, `.${Date.now() + 9e9}.`)))
    const link = (key: string, expiresAt: Date, kind: string, what: unknown) =>
      at(
        signLink(key, 'download', {
          id: String(providerId),
          secret: Buffer.from(JSON.stringify([kind, what])).toString('base64url'),
          expiresAt,
        }),
      )
    const { sessionSecret } = house.app.house.settings
    const soon = new Date(Date.now() + 60_000)
    expect((await fetched(client, link(sessionSecret, soon, 'customers', id))).status).toBe(200)
    await refused(client, link('another secret', soon, 'customers', id))
    await refused(client, link(sessionSecret, new Date(Date.now() - 1), 'customers', id))
    await refused(client, link(sessionSecret, soon, 'customers', `${id}' or 1=1`))
    await refused(client, link(sessionSecret, soon, 'customers', { id }))
    await refused(client, link(sessionSecret, soon, 'constructor', id))
    await client.get('mutation ($id: ID!) { cancelExport(id: $id) { id } }', { id })
    await refused(client, downloadUrl)
  })

  it('ends with the right to export', async () => {
    const provider = await house.provider()
    const manager = await provider.member('MANAGER')
    const { downloadUrl } = await ready(manager)
    expect((await fetched(manager, downloadUrl)).status).toBe(200)
    await house.sql.query(`update team_members set role = 'STAFF' where id = $1`, [manager.memberId])
    await expect.poll(async () => (await fetched(manager, downloadUrl)).status, { timeout: 60_000 }).toBe(404)
  })
})
