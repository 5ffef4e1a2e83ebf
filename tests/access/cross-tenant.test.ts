import { randomInt, randomUUID } from 'node:crypto'
import { buildAppSchema } from '@dashboard/api/app/schema'
import type { GraphQLInputType } from 'graphql'
import { getNamedType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client'
import { providerTables } from '../kit/every-table'
import type { World } from '../kit/world'
import { world } from '../kit/world'
import type { Cast, Member } from './matrix/cast'
import { createCast, insertPerson } from './matrix/cast'
import { exported } from './matrix/exported'
import { keep } from './matrix/kept'
import { nameless, type Probe, probes, type Things } from './matrix/probes'
import type { Stage } from './matrix/stage'
import { createStage } from './matrix/stage'

let house: World
let cast: Cast
let stage: Stage
let theirs: Things

beforeAll(async () => {
  house = await world()
  cast = await createCast(house)
  stage = await createStage(house, cast)
})
beforeEach(async () => {
  theirs = await thingsOf(cast.owner, stage.boss)
})
afterAll(() => house.close())

/** Only what is the business's own is a canary. */
const markOf = ({ providerId }: Member): string => (providerId === cast.providerId ? 'Canary' : 'Plain')

/** One of each thing, in the charge of a member, and the business around them. */
const thingsOf = async (member: Member, client: Client): Promise<Things> => {
  const { id: booking, customerId: customer, serviceId: service } = await stage.booking(member.memberId, 'pending', { ...member, client })
  const one = async (text: string): Promise<string> =>
    (await house.sql.query<{ id: string }>(text, [member.providerId])).rows.at(-1)?.id ?? randomUUID()
  return {
    booking,
    customer,
    service,
    pet: await one(`select id from pets where provider_id = $1 and customer_id = '${customer}'`),
    note: await stage.note(customer, client),
    annotation: await keep(client, 'annotation', markOf(member)),
    competitor: await keep(client, 'competitor', markOf(member)),
    spend: await keep(client, 'spend', markOf(member)),
    experiment: await keep(client, 'experiment', markOf(member)),
    segment: await keep(client, 'segment', markOf(member)),
    view: await keep(client, 'view', markOf(member)),
    export: await exported(house, member.providerId, markOf(member)),
    member: (await insertPerson(house, member.providerId, 'STAFF')).memberId,
    token: await stage.token(member),
    session: await stage.sessionOf(member),
    event: await one('select id from business_events where provider_id = $1'),
    provider: String(member.providerId),
    subject: await one('select subject_id as id from audit_log where provider_id = $1 and subject_id is not null'),
  }
}

const idPaths = (type: GraphQLInputType, path: string, seen: readonly string[] = []): string[] => {
  const named = getNamedType(type)
  if (named.name === 'ID') return [path]
  if (!isInputObjectType(named) || seen.includes(named.name)) return []
  return Object.values(named.getFields()).flatMap(field => idPaths(field.type, `${path}.${field.name}`, [...seen, named.name]))
}

/** Every id that an operation takes, however deep in its input. */
const idPlaces = (): string[] => {
  const schema = buildAppSchema()
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(type =>
    Object.values(type?.getFields() ?? {}).flatMap(field =>
      field.args.flatMap(({ name, type: argument }) => idPaths(argument, name).map(path => `${type?.name ?? ''}.${field.name}(${path})`)),
    ),
  )
}

/** An answer without what differs between any two answers: ids and instants. */
const leveled = (answer: unknown): string =>
  JSON.stringify(answer)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '<id>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')

const invented = ({ kind }: Probe): string => (kind === 'provider' ? String(randomInt(1_000_000, 2_000_000)) : randomUUID())

/** A hash of each table's rows of a business. */
const state = async (providerId: number): Promise<Record<string, string>> => {
  const hashes: Record<string, string> = {}
  for (const { table, providerColumn } of await providerTables(house.sql)) {
    const { rows } = await house.sql.query<{ hash: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t where ${providerColumn} = $1`,
      [providerId],
    )
    hashes[table] = rows[0]!.hash
  }
  return hashes
}

describe('ids of another business', () => {
  it('are tried in every place that takes one', () => {
    expect([...probes.map(({ place }) => place), ...nameless].sort()).toEqual(idPlaces().sort())
  })

  it('are answered like ids that do not exist, and touch nothing', async () => {
    const other = await cast.player('other')
    const own = await thingsOf(other, other.client)
    const before = await state(cast.providerId)
    for (const probe of probes) {
      const ask = (id: string) => other.client.ask(probe.document, probe.variables(id, own))
      const missing = await ask(invented(probe))
      const foreign = await ask(theirs[probe.kind])
      expect(leveled(foreign), probe.place).toBe(leveled(missing))
      expect(JSON.stringify(foreign), probe.place).not.toMatch(/canary/i)
    }
    expect(await state(cast.providerId)).toEqual(before)
  })

  it('are answered so to a token as well', async () => {
    const other = await cast.player('other')
    const own = await thingsOf(other, other.client)
    const program = await stage.programOf(other)
    for (const probe of probes) {
      const ask = (id: string) => program.ask(probe.document, probe.variables(id, own))
      expect(leveled(await ask(theirs[probe.kind])), probe.place).toBe(leveled(await ask(invented(probe))))
    }
  })

  it.each(['bookings', 'activity', 'auditLog'])('mean nothing inside a cursor of %s', async list => {
    interface Page {
      totalCount: number
      pageInfo: { endCursor: string | null }
    }
    const other = await cast.player('other')
    const document = `query ($after: String) { ${list}(first: 1, after: $after) { totalCount pageInfo { endCursor } nodes { id } } }`
    const cursor = (await stage.boss.get<Record<string, Page>>(document))[list]!.pageInfo.endCursor
    const [from, whole] = [
      await other.client.ask<Record<string, Page>>(document, { after: cursor }),
      await other.client.ask<Record<string, Page>>(document),
    ]
    expect(from.errors).toBeUndefined()
    expect(from.data![list]!.totalCount).toBe(whole.data![list]!.totalCount)
    expect(JSON.stringify(from)).not.toMatch(/canary/i)
  })
})

/** Where staff meet things of colleagues; members of the team they know. */
const ofColleagues = probes.filter(({ kind }) => ['booking', 'customer', 'note', 'pet', 'subject'].includes(kind))

describe('things of a colleague', () => {
  it.each(['staff', 'contractor'] as const)('are to %s as if they did not exist', async part => {
    const player = await cast.player(part)
    const own = { ...(await thingsOf(player, stage.boss)), member: player.memberId }
    for (const probe of ofColleagues) {
      const ask = (id: string) => player.client.ask(probe.document, probe.variables(id, own))
      expect(leveled(await ask(theirs[probe.kind])), probe.place).toBe(leveled(await ask(invented(probe))))
    }
  })
})
