import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  csv,
  type ExportingBusiness,
  exporting,
  exportingBusiness,
  heldWhileWriting,
  textOf,
  threePeople,
  written,
} from '../../../../../../tests/kit/exporting'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { bookingsResolvers } from '../../bookings'
import { customersResolvers, expiredExportsJob, exportsJob } from '..'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())

let business: ExportingBusiness
beforeEach(async () => {
  await world.pool.query('delete from exports')
  world.clock.now = new Date('2026-03-20T12:00:00Z')
  business = await threePeople(world)
})

const dayMs = 86_400_000
const write = () => exportsJob.run(world.house, world.clock.now)
const parts = async (): Promise<Buffer[]> =>
  (await world.pool.query<{ content: Buffer }>('select content from export_parts order by export_id, position')).rows.map(
    row => row.content,
  )
const row = async (id: string) =>
  (
    await world.pool.query<{ status: string; attempts: number; searched: string | null; request: object; problem: string | null }>(
      'select status, attempts, searched, request, problem from exports where id = $1',
      [id],
    )
  ).rows[0]!

const audited = async (action: string) =>
  (
    await world.pool.query<{ details: object; subjectId: string; userId: string | null }>(
      'select details, subject_id as "subjectId", actor_user_id as "userId" from audit_log where provider_id = $1 and action = $2 order by at, id',
      [business.id, action],
    )
  ).rows

describe('an export', () => {
  it('waits, is written, and can be fetched for seven days', async () => {
    const made = await business.begin(csv)
    expect(made).toMatchObject({ status: 'QUEUED', progress: 0, rowCount: null, downloadUrl: null, requestedBy: 'Ada' })
    expect(made.fileName).toBe('customers-2026-03-20-1300.csv')
    await write()
    const ready = await business.find(made.id)
    expect(ready).toMatchObject({ status: 'READY', progress: 1, rowCount: 3, totalRows: 3, expiresAt: '2026-03-27T12:00:00.000Z' })
    expect(textOf(await business.file(made.id))).toBe(written)
    expect(ready?.sizeBytes).toBe((await business.file(made.id))!.length)
    world.clock.now = new Date(world.clock.now.getTime() + 7 * dayMs)
    expect(await business.find(made.id)).toMatchObject({ downloadUrl: null })
    expect(await business.file(made.id)).toBeNull()
    await expiredExportsJob.run(world.house, world.clock.now)
    expect(await business.find(made.id)).toMatchObject({ status: 'EXPIRED' })
    expect(await parts()).toEqual([])
    world.clock.now = new Date(world.clock.now.getTime() + 90 * dayMs)
    await expiredExportsJob.run(world.house, world.clock.now)
    expect(await business.find(made.id)).toBeNull()
  })

  it('shows nothing of anybody in the tables, and forgets what was looked for', async () => {
    const { id } = await business.begin({ ...csv, search: 'bob@example.test' })
    const open = await row(id)
    expect(JSON.stringify(open)).not.toMatch(/bob/i)
    expect(open.searched).toMatch(/^s1\./)
    await write()
    expect(textOf(await business.file(id))).toContain('Bob,bob@example.test')
    expect((await row(id)).searched).toBeNull()
    for (const part of await parts()) expect(part.toString('latin1')).not.toMatch(/bob|Name/i)
  })

  it('is told to the audit log: who asked for what, and how many people were seen', async () => {
    const criteria = { field: 'TAG', operator: 'NEQ', value: 'secret tag' }
    const { id } = await business.begin({ ...csv, search: 'ada', criteria, segment: 'NEW', segmentId: 'standing-new' })
    await write()
    const [asked] = await audited('CUSTOMERS_EXPORTED')
    expect(asked).toMatchObject({ subjectId: id, userId: business.userId })
    expect(asked!.details).toEqual({
      format: 'CSV',
      fields: csv.fields,
      segment: 'NEW',
      segmentId: 'standing-new',
      criteria: ['TAG', 'CUSTOMER_SEGMENT'],
      searched: true,
    })
    expect(await audited('CUSTOMER_CONTACT_VIEWED')).toEqual([
      { subjectId: id, userId: business.userId, details: { fields: ['EMAIL'], customers: 1 } },
    ])
    await business.written({ format: 'CSV', fields: ['NAME'] })
    expect(await audited('CUSTOMER_CONTACT_VIEWED')).toHaveLength(1)
  })

  it('with amounts, or in their order, is only for who may see them', async () => {
    for (const input of [
      { ...csv, fields: ['TOTAL_SPENT'] },
      { ...csv, sortBy: 'VALUE' },
      { ...csv, criteria: { field: 'TOTAL_SPENT', operator: 'GTE', value: 0 } },
    ]) {
      const { id } = await business.begin(input)
      await write()
      expect(await business.file(id)).not.toBeNull()
      expect(await business.file(id, ['revenue.view'])).toBeNull()
      const { data } = await business.ask<{ exports: { downloadUrl: string | null }[] }>('{ exports(first: 1) { downloadUrl } }', {}, [
        'revenue.view',
      ])
      expect(data?.exports).toEqual([{ downloadUrl: null }])
    }
    const { id } = await business.begin(csv)
    await write()
    expect(await business.file(id, ['revenue.view'])).not.toBeNull()
  })

  it('is one of the provider, and names who asked for it while they are in the team', async () => {
    const { id } = await business.begin(csv)
    const other = await exportingBusiness(world)
    expect(await other.find(id)).toBeNull()
    expect(await other.file(id)).toBeNull()
    const { errors } = await other.ask('mutation ($id: ID!) { cancelExport(id: $id) { id } }', { id })
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
    await world.pool.query('update team_members set user_id = null where provider_id = $1', [business.id])
    expect(await business.find(id)).toMatchObject({ status: 'QUEUED', requestedBy: null })
  })

  it('is one of three at a time', async () => {
    const made = await Promise.allSettled([1, 2, 3, 4, 5].map(() => business.begin(csv)))
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    const { errors } = await business.ask(exporting, { input: csv })
    expect(errors?.[0]?.extensions?.code).toBe('CONFLICT')
    await write()
    expect(await business.begin(csv)).toMatchObject({ status: 'QUEUED' })
    expect((await business.get<{ exports: object[] }>('{ exports(first: 3) { id } }')).exports).toHaveLength(3)
    const { errors: none } = await business.ask('{ exports(first: 0) { id } }')
    expect(none?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })
})

describe('one that is cancelled', () => {
  it('before, while and after it is written is gone, with its file', async () => {
    const before = await business.begin(csv)
    expect(await business.cancel(before.id)).toMatchObject({ status: 'CANCELLED', downloadUrl: null })
    const during = await business.begin(csv)
    await heldWhileWriting(world, async release => {
      await expect.poll(() => business.find(during.id)).toMatchObject({ status: 'RUNNING', rowCount: 0, totalRows: 3, progress: 0 })
      await business.cancel(during.id)
      await release()
    })
    const after = await business.begin(csv)
    await write()
    expect(await business.file(after.id)).not.toBeNull()
    await business.cancel(after.id)
    expect(await business.file(after.id)).toBeNull()
    for (const { id } of [before, during, after]) expect(await business.cancel(id)).toMatchObject({ status: 'CANCELLED' })
    expect(await parts()).toEqual([])
    expect(await audited('EXPORT_CANCELLED')).toHaveLength(3)
  })
})
