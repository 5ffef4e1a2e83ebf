/** Businesses with segments, asked through the API of the customers' room. */
import type { SegmentCriteriaInput } from '@dashboard/schema'
import { rolePermissions } from '@dashboard/api/access/roles'
import type { room } from './room'
import { sealedEmail } from './people'
import { segmentBusiness } from './segment-world'

/** Where and when all of it happens. */
const timeZone = 'America/New_York'
export const start = new Date('2026-03-20T12:00:00Z')

/** A segment as a test sees it. */
export interface ShownSegment {
  id: string
  name: string
  description: string | null
  criteria: unknown
  isBuiltIn: boolean
  updatedAt: string | null
  customerCount: number
  share: number | null
  averageValue: { amount: string; currency: string } | null
  reach: { byEmail: number; bySms: number; byEither: number }
  change: { since: string; joinedCount: number; leftCount: number; joined: { id: string; name: string }[]; left: { id: string }[] } | null
}

const FIELDS = `id name description criteria isBuiltIn updatedAt customerCount share averageValue { amount currency }
  reach { byEmail bySms byEither } change { since joinedCount leftCount joined { id name } left { id name } }`
export const listing = `{ segments { ${FIELDS} } }`
export const create = `mutation ($input: SegmentInput!) { createSegment(input: $input) { ${FIELDS} } }`
export const update = `mutation ($id: ID!, $input: SegmentInput!) { updateSegment(id: $id, input: $input) { ${FIELDS} } }`
export const remove = 'mutation ($id: ID!) { deleteSegment(id: $id) }'

export const tagged = (tag: string): SegmentCriteriaInput => ({ field: 'TAG', operator: 'EQ', value: tag })
export const spentOver = (amount: number): SegmentCriteriaInput => ({ field: 'TOTAL_SPENT', operator: 'GT', value: amount })

type Room = Awaited<ReturnType<typeof room>>

/** Somebody who is in the tables, as who makes a segment has to be. */
const insertUser = async ({ pool }: Room): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(`insert into users (email, name) values ($1, 'Ada') returning id`, [
    sealedEmail(null, `${crypto.randomUUID()}@example.test`),
  ])
  return rows[0]!.id
}

/** A random business, and the ways to ask for its segments. */
export const segmentedBusiness = async (world: Room, customers = 40) => {
  const provider = await world.provider({ timeZone, currency: 'USD' })
  const { facts } = await segmentBusiness(world.pool, { seed: 3, providerId: provider.id, timeZone, now: start, customers })
  const userId = await insertUser(world)
  const ask = (source: string, variables: object = {}, permissions = rolePermissions.OWNER) =>
    provider.ask<unknown>(source, { ...variables }, 'OWNER', { userId, permissions })
  const get = async <T>(source: string, variables: object = {}): Promise<T> => {
    const { data, errors } = await ask(source, variables)
    if (errors) throw new Error(JSON.stringify(errors))
    return data as T
  }
  const segments = async () => (await get<{ segments: ShownSegment[] }>(listing)).segments
  return {
    id: provider.id,
    facts,
    ask,
    get,
    segments,
    segment: async (id: string) => (await segments()).find(one => one.id === id)!,
    made: async (name: string, criteria: object) =>
      (await get<{ createSegment: ShownSegment }>(create, { input: { name, criteria } })).createSegment,
    /** Gives exactly these customers the tag. */
    async tag(word: string, ids: readonly string[]) {
      await world.pool.query(
        `update customers set tags = case when id = any($2::uuid[]) then jsonb_build_array($3::text) else '[]' end where provider_id = $1`,
        [provider.id, ids, word],
      )
    },
    scored: () => world.pool.query('update customer_relationships set scored_at = now() where provider_id = $1', [provider.id]),
  }
}

/** The code of each error, and the fields that it names. */
export const codes = ({ errors }: { errors?: readonly { extensions?: Record<string, unknown> }[] }) =>
  errors?.map(({ extensions }) => [
    extensions?.code,
    ...((extensions?.fields as { path: string }[] | undefined) ?? []).map(({ path }) => path),
  ])
