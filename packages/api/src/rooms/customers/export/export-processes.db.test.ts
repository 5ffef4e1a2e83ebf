import { randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  anotherHouse,
  csv,
  type ExportingBusiness,
  exportingBusiness,
  heldWhileWriting,
  textOf,
  threePeople,
  written,
} from '../../../../../../tests/kit/exporting'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import type { House } from '../../../access/house'
import { rotate } from '../../../access/pii/rotation.service'
import { sealer } from '../../../access/pii/sealer.service'
import { entityId, eraseCustomer } from '../../../events'
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

/** Other processes on the same database. */
const others: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of others.splice(0)) await close()
})
const process = (changes: Partial<House['settings']> = {}): House => {
  const { house, close } = anotherHouse(world, changes)
  others.push(close)
  return house
}

const write = (house: House = world.house) => exportsJob.run(house, world.clock.now)
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

describe('of several processes', () => {
  it('each export is written by one', async () => {
    const made = await Promise.all([1, 2, 3].map(() => business.begin(csv)))
    await Promise.all([world.house, process(), process()].flatMap(house => [write(house), write(house)]))
    for (const { id } of made) {
      expect(await row(id)).toMatchObject({ status: 'READY', attempts: 1 })
      expect(textOf(await business.file(id))).toBe(written)
    }
  })

  it('one that died is taken over, from the start, and only once it is silent', async () => {
    const { id } = await business.begin(csv)
    const silent = (seconds: number) =>
      world.pool.query(
        `update exports set status = 'RUNNING', attempts = 1, started_at = now() - interval '1 hour', alive_at = now() - $1 * interval '1 second'`,
        [seconds],
      )
    await world.pool.query(
      `insert into export_parts (provider_id, export_id, position, content) values ($1, $2, 0, 'x'), ($1, $2, 1, 'y')`,
      [business.id, id],
    )
    await silent(20)
    await write()
    expect(await row(id)).toMatchObject({ status: 'RUNNING', attempts: 1 })
    await silent(31)
    await write()
    expect(await row(id)).toMatchObject({ status: 'READY', attempts: 2 })
    expect(textOf(await business.file(id))).toBe(written)
  })

  it('one that comes back after it was given up writes nothing any more', async () => {
    const { id } = await business.begin(csv)
    const slow = process()
    await heldWhileWriting(
      world,
      async release => {
        await world.pool.query(`update exports set started_at = started_at + interval '1 second'`)
        await release()
      },
      slow,
    )
    expect(await row(id)).toMatchObject({ status: 'RUNNING' })
    expect(await parts()).toEqual([])
  })

  it('one that closes leaves it to the others', async () => {
    const { id } = await business.begin(csv)
    const leaving = process()
    await heldWhileWriting(
      world,
      async release => {
        const closed = others.pop()!()
        await release()
        await closed
      },
      leaving,
    )
    expect(await row(id)).toMatchObject({ status: 'QUEUED', attempts: 0 })
    await write()
    expect(textOf(await business.file(id))).toBe(written)
  })

  it('none begins one for ever that ends it each time', async () => {
    const { id } = await business.begin(csv)
    await world.pool.query(`update exports set status = 'RUNNING', attempts = 3, started_at = now(), alive_at = now() - interval '1 hour'`)
    await write()
    expect(await business.find(id)).toMatchObject({ status: 'FAILED', problem: expect.stringContaining('could not be written') as string })
  })
})

describe('what goes wrong', () => {
  it('is tried again, then told in words', async () => {
    const { id } = await business.begin(csv)
    await world.pool.query(`update customers set email = 's1.00000000..AAAA' where provider_id = $1`, [business.id])
    for (const attempt of [1, 2, 3]) {
      await write()
      expect(await row(id)).toMatchObject({ attempts: attempt, status: attempt < 3 ? 'RUNNING' : 'FAILED' })
      await world.pool.query(`update exports set alive_at = now() - interval '1 hour'`)
    }
    expect(await business.find(id)).toMatchObject({ problem: 'Something went wrong on our side. Ask for it again.', downloadUrl: null })
    await expiredExportsJob.run(world.house, world.clock.now)
    expect(await parts()).toEqual([])
  })

  it('is told at once where it is no accident', async () => {
    const segment = 'mutation { createSegment(input: { name: "Mine", criteria: { all: [] } }) { id } }'
    const { createSegment } = await business.get<{ createSegment: { id: string } }>(segment)
    const { id } = await business.begin({ ...csv, segmentId: createSegment.id })
    await business.get('mutation ($id: ID!) { deleteSegment(id: $id) }', createSegment)
    await write()
    expect(await business.find(id)).toMatchObject({ status: 'FAILED', problem: 'The segment was not found.' })
  })
})

describe('the erasure of a customer', () => {
  const erase = () =>
    eraseCustomer(
      world.house.enginePool,
      { providerId: business.id, customerId: entityId(business.id, 'customer', 'Bob'), at: world.clock.now },
      () => Promise.resolve(),
    )

  it('takes the files with it that were made before, of this provider alone', async () => {
    const other = await exportingBusiness(world)
    const { id: kept } = await other.begin(csv)
    const { id } = await business.begin(csv)
    await write()
    await erase()
    expect(await business.find(id)).toMatchObject({
      status: 'EXPIRED',
      problem: expect.stringContaining('erased') as string,
      downloadUrl: null,
    })
    expect(await business.file(id)).toBeNull()
    expect((await world.pool.query('select from export_parts where provider_id = $1', [business.id])).rowCount).toBe(0)
    expect(await other.file(kept)).not.toBeNull()
  })

  it('has one begun anew that is being written', async () => {
    const { id } = await business.begin(csv)
    await heldWhileWriting(world, async release => {
      await erase()
      expect(await row(id)).toMatchObject({ status: 'QUEUED' })
      await release()
    })
    expect(await row(id)).toMatchObject({ status: 'READY' })
    expect(textOf(await business.file(id))).toBe(written.replace(/Bob.*\r\n/, ''))
  })

  it('breaks off who is just fetching one', async () => {
    const { id } = await business.begin(csv)
    await write()
    await world.pool.query('delete from export_parts')
    await expect(business.file(id)).rejects.toThrow('deleted while it was fetched')
  })
})

it('a file is read after the house got another key', async () => {
  const { id } = await business.begin(csv)
  await write()
  const encryptionKey = Buffer.alloc(32, randomUUID())
  const rotating = process({ encryptionKey, retiredKeys: [world.house.settings.encryptionKey] })
  await rotate(rotating)
  const { rows } = await world.pool.query<{ key: string }>('select file_key as key from exports where id = $1', [id])
  expect(process({ encryptionKey }).singleton(sealer).open('fileKey', business.id, rows[0]!.key)).toHaveLength(44)
})
