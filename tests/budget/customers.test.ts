import { buildAppSchema } from '@dashboard/api/app/schema'
import { randomUUID } from 'node:crypto'
import { customerSegments, customerSorts } from '@dashboard/schema/vocabulary'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillCustomers } from '../bench/customers-fill'
import type { Sent } from '../kit/room'
import { room } from '../kit/room'

/** What the list of customers makes Postgres read of a business with some thousand of them, behind row-level security. */
const world = await room(buildAppSchema())
const customers = 4000
const pageSize = 25

let provider: Awaited<ReturnType<typeof world.provider>>

beforeAll(async () => {
  provider = await world.provider()
  await fillCustomers(world.pool, provider.id, { bookings: 12_000, customers, services: 4, members: 3, days: 900 })
  const other = await world.provider()
  await fillCustomers(world.pool, other.id, { bookings: 600, customers: 200, services: 4, members: 3, days: 900 })
  await world.pool.query('vacuum analyze')
})
afterAll(() => world.close())

interface Node {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Relation Name'?: string
  Plans?: Node[]
}

/** Rows that a plan reads from tables. */
const readBy = (node: Node): number => {
  const own = node['Relation Name'] ? node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) : 0
  return (node.Plans ?? []).reduce((sum, each) => sum + readBy(each), own)
}

const rowsRead = async ({ text, values }: Sent): Promise<number> => {
  const client = await world.house.pool.connect()
  await client.query('begin')
  await client.query(`select set_config('app.provider_id', $1, true)`, [String(provider.id)])
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (analyze, timing off, format json) ${text}`, values)
  await client.query('rollback')
  client.release()
  return readBy(rows[0]!['QUERY PLAN'][0].Plan)
}

const list = `query ($segment: CustomerSegment! = ALL, $sortBy: CustomerSort! = VALUE, $search: String) {
  customers(segment: $segment, sortBy: $sortBy, search: $search, pageSize: ${pageSize}) { totalCount customers { id } } }`

/** The statements that find the page. */
const pagesOf = async (variables: Record<string, unknown>): Promise<Sent[]> =>
  (await world.statements.whole(() => provider.get(list, variables))).filter(({ text }) => /^\s*(select c\.id|with found)/.test(text))

describe('a page of customers', () => {
  it.each(customerSorts)('by %s is read along an index', async sortBy => {
    const statements = await pagesOf({ sortBy })
    expect(statements).toHaveLength(1)
    expect(await rowsRead(statements[0]!)).toBeLessThanOrEqual(4 * pageSize)
  })

  it.each(customerSegments.flatMap(segment => customerSorts.map(sortBy => [segment, sortBy] as const)))(
    'of %s by %s reads no more than there are',
    async (segment, sortBy) => {
      for (const statement of await pagesOf({ segment, sortBy })) expect(await rowsRead(statement)).toBeLessThanOrEqual(3 * customers)
    },
  )

  it.each(['bake', 'nervous', 'kelimo', 'qqq'])('searched for %j is found by indexes', async search => {
    const { customers: found } = await provider.get<{ customers: { totalCount: number } }>(list, { search })
    const statements = await pagesOf({ search })
    expect(statements).toHaveLength(1)
    expect(await rowsRead(statements[0]!)).toBeLessThanOrEqual(30 + 10 * found.totalCount)
  })

  it('of an address is found by its index', async () => {
    const [statement] = await pagesOf({ search: 'person77@example.test' })
    expect(await rowsRead(statement!)).toBeLessThanOrEqual(20)
  })
})

it('whoever changes is forgotten along an index, not by reading the words of all', async () => {
  const { rows } = await world.pool.query<{ 'QUERY PLAN': [{ Plan: unknown }] }>(
    `explain (format json) delete from customer_words w where w.provider_id = $1 and w.customer_id = $2::uuid`,
    [provider.id, randomUUID()],
  )
  expect(JSON.stringify(rows[0]!['QUERY PLAN'])).toContain('"Index Name":"customer_words_of_customer"')
})

describe('operations on customers', () => {
  it('cost as many statements for many customers as for few', async () => {
    const sent = async (document: string, variables: Record<string, unknown>) =>
      (await world.statements.of(() => provider.get(document, variables))).length
    const shown = `query ($pageSize: Int!) { customers(pageSize: $pageSize) { customers { id tags source emailConsent pets { name rhythm { visits } }
      analytics { segment totalSpent { amount } } preferences { services { share service { name } } } predictedBehavior { churnRisk reasons } lifetime { value { amount } } } } }`
    await sent(shown, { pageSize: 2 })
    expect(await sent(shown, { pageSize: 50 })).toBe(await sent(shown, { pageSize: 2 }))
  })
})
