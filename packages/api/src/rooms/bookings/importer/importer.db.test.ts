import { mkdtemp, readFile, rm, writeFile as writeText } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../../../tests/kit/db'
import { testSettings } from '../../../../../../tests/kit/settings'
import { createHouse, type House } from '../../../access/house'
import { refHider } from '../../../access/pii/ref-key.service'
import { closePools, createPool, openPools, type Pools } from '../../../db/pool'
import { engineOf } from '../../../events'
import { checkFile, countSeen, mapColumns, openCsv, writeFile, type ImportJob } from '.'

const sample = fileURLToPath(new URL('../../../../../../tests/fixtures/cdnow-sample.csv', import.meta.url))
const now = new Date('2026-11-23T15:00:00Z')

let database: TestDatabase
let pool: Pool
let pools: Pools
let house: House
let folder: string
let providerId: number

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.url, { warn: () => undefined })
  pools = openPools(database.url, { warn: () => undefined })
  house = createHouse({ ...pools, log: pino({ level: 'silent' }), settings: testSettings(database.url), now: () => now })
  folder = await mkdtemp(join(tmpdir(), 'importer-db-'))
})
afterAll(async () => {
  await house.close()
  await closePools(pools)
  await pool.end()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "insert into providers (name, slug, time_zone, currency) values ('CDs', gen_random_uuid(), 'America/New_York', 'USD') returning id",
  )
  providerId = rows[0]!.id
})

const jobOf = async (path: string): Promise<ImportJob> => {
  const file = await openCsv(path, {})
  const mapping = mapColumns(file.headers, {})
  if ('problems' in mapping) throw new Error(mapping.problems.join(' '))
  const rows = {
    columns: mapping.columns,
    width: file.headers.length,
    zone: 'America/New_York',
    defaultMinutes: 720,
    pattern: null,
    decimal: '.' as const,
    service: 'Purchase',
    hide: await house.singleton(refHider)(providerId),
  }
  return { file, rows, provider: { id: providerId, currency: 'USD' }, now }
}
const counting = async <T>(work: (seen: Awaited<ReturnType<typeof countSeen>>) => Promise<T>): Promise<T> => {
  const seen = await countSeen(pool)
  return work(seen).finally(() => seen.close())
}
const importFile = async (path: string, signal?: AbortSignal) => {
  const job = { ...(await jobOf(path)), signal }
  const reasons: string[] = []
  const check = await counting(seen =>
    checkFile(
      job,
      seen,
      row => Promise.resolve(void reasons.push(`${row.number}: ${row.reason}`)),
      () => undefined,
    ),
  )
  const written = await counting(seen =>
    writeFile(
      job,
      seen,
      check.accepted,
      events => engineOf(house).record(providerId, events, 'IMPORT'),
      () => undefined,
    ),
  )
  return { check, reasons, written }
}
const csv = async (text: string): Promise<string> => {
  const path = join(folder, 'file.csv')
  await writeText(path, text)
  return path
}
const earnedByMonth = async () => {
  const { rows } = await pool.query<{ month: string; earned: string }>(
    `select to_char(metric_date, 'YYYY-MM') as month, sum(value)::numeric(18,2)::text as earned from business_metrics
     where provider_id = $1 and metric_name = 'revenue.earned' and dimension = 'TOTAL' group by 1 order by 1`,
    [providerId],
  )
  return Object.fromEntries(rows.map(({ month, earned }) => [month, earned]))
}

describe('real purchases', () => {
  it('come in to the cent, month by month, and a second time add nothing', async () => {
    const { check, written } = await importFile(sample)
    // awk -F, 'NR>1 {n++; t+=$4} END {print n, t}' tests/fixtures/cdnow-sample.csv → 643 24772.06; by month likewise.
    expect(check).toMatchObject({ accepted: 643, rejected: 0, total: '24772.06' })
    expect(written).toEqual({ rows: 643, recorded: 1286, duplicates: 0 })
    const earned = await earnedByMonth()
    expect(earned).toMatchObject({ '1997-01': '6709.56', '1997-03': '902.41', '1997-10': '2202.00', '1998-06': '1022.79' })
    expect(Object.keys(earned)).toHaveLength(18)

    expect((await importFile(sample)).written).toEqual({ rows: 643, recorded: 0, duplicates: 1286 })
    expect(await earnedByMonth()).toEqual(earned)
  })

  it('are the same in another order, under another name and with other columns beside', async () => {
    await importFile(sample)
    const [, ...lines] = (await readFile(sample, 'utf8')).trim().split('\n')
    const shuffled = lines.reverse().map(line => `${line};shop`.replaceAll(',', ';'))
    const { written } = await importFile(await csv(`Customer ID;Date;Units;Amount;Note from till\n${shuffled.join('\n')}\n`))
    expect(written).toMatchObject({ recorded: 0, duplicates: 1286 })
  })

  it('that were cut off go on where they stopped', async () => {
    const stopped = new AbortController()
    stopped.abort()
    const { check, written } = await importFile(sample, stopped.signal)
    expect([check.accepted, written.recorded]).toEqual([0, 0])
    expect((await importFile(sample)).written.recorded).toBe(1286)
  })
})

describe('the check', () => {
  it('stops where it is interrupted', async () => {
    const path = await csv(`customer,date,amount\n${'7,2026-01-05,5.00\n'.repeat(5000)}`)
    const stopped = new AbortController()
    const job = { ...(await jobOf(path)), signal: stopped.signal }
    const check = await counting(seen =>
      checkFile(
        job,
        seen,
        () => Promise.resolve(),
        () => stopped.abort(),
      ),
    )
    expect(check.accepted).toBe(1000)
  })
})

describe('customers without an id', () => {
  it('are told apart by address or number, which is plain in no table', async () => {
    const path = await csv(
      'email,phone,date,amount,notes\nAnn@Example.com,,2026-01-05,5.00,bites\nann@example.com,,2026-01-06,5.00,\n,+49 30 1234567,2026-01-07,5.00,\n',
    )
    expect((await importFile(path)).written.recorded).toBe(6)
    expect((await importFile(path)).written.recorded).toBe(0)
    const read = async (query: string) => (await pool.query<Record<string, unknown>>(query, [providerId])).rows
    const hidden = expect.stringMatching(/^hidden-[0-9a-f]{32}$/) as string
    const named = expect.stringMatching(/^Customer [0-9a-f]{6}$/) as string
    expect(await read('select ref, name from customers where provider_id = $1')).toEqual([
      { ref: hidden, name: named },
      { ref: hidden, name: named },
    ])
    const stored = [
      ...(await read('select c::text from customers c where provider_id = $1')),
      ...(await read('select b::text from bookings b where provider_id = $1')),
      ...(await read('select e::text from business_events e where provider_id = $1')),
    ]
    expect(JSON.stringify(stored)).not.toMatch(/example\.com|1234567|bites/i)
  })
})

describe('rows', () => {
  it('that are equal are all kept, and one more of them next time is one more booking', async () => {
    const row = '7,2026-01-05,5.00'
    await importFile(await csv(`customer,date,amount\n${row}\n${row}\n`))
    const { written } = await importFile(await csv(`customer,date,amount\n${row}\n${row}\n${row}\n`))
    expect(written).toEqual({ rows: 3, recorded: 2, duplicates: 4 })
    expect(await earnedByMonth()).toEqual({ '2026-01': '15.00' })
  })

  it('that cannot be read are told with their number, the others are imported', async () => {
    const { check, reasons } = await importFile(
      await csv(
        'order,customer,date,amount,status\nA,7,2026-01-05,5.00,done\nA,7,2026-01-05,6.00,done\nB,7,2026-01-05,5.001,done\nC,7,2026-13-05,5,done\nD,7,2027-01-05,5,done\n',
      ),
    )
    expect(check).toMatchObject({ accepted: 1, rejected: 4, total: '5' })
    expect(reasons).toEqual([
      expect.stringContaining('3: an earlier row has the id "A"'),
      expect.stringContaining('4: price'),
      expect.stringContaining('5: "2026-13-05" is not a day'),
      expect.stringContaining('6: says what became of a booking that is still to come'),
    ])
  })

  it('with a status become what they say', async () => {
    await importFile(
      await csv(
        'id,customer,date,amount,status\n1,a,2026-01-05,5,completed\n2,a,2026-01-06,5,canceled\n3,b,2026-01-07,5,no-show\n4,b,2026-12-24,5,\n5,b,2026-12-25,5,confirmed\n',
      ),
    )
    const { rows } = await pool.query<{ ref: string; status: string }>(
      'select ref, status from bookings where provider_id = $1 order by ref',
      [providerId],
    )
    expect(rows.map(row => row.status)).toEqual(['COMPLETED', 'CANCELLED', 'NO_SHOW', 'PENDING', 'CONFIRMED'])
    expect(await earnedByMonth()).toEqual({ '2026-01': '5.00' })
  })
})

describe('a broken file', () => {
  it('leaves nothing behind, however late it breaks', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `${index},2026-01-05,5.00`).join('\n')
    await expect(importFile(await csv(`customer,date,amount\n${rows}\n"7,2026-01-05,5.00\n`))).rejects.toThrow('never closed')
    const { rows: events } = await pool.query('select 1 from business_events where provider_id = $1 limit 1', [providerId])
    expect(events).toEqual([])
  })
})
