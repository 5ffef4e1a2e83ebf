import { randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { randomBusiness } from '../../../../../../tests/kit/random-business'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { ExperimentsResolver } from './experiments.resolver'

const world = await room(buildSchemaSync({ resolvers: [ExperimentsResolver], authChecker, validate: false }))
afterAll(() => world.close())

const start = new Date('2026-01-10T09:00:00Z')
const later = new Date('2026-03-20T12:00:00Z')
let provider: Awaited<ReturnType<typeof world.provider>>
let other: typeof provider
let customers: string[]

const customersOf = async (id: number) =>
  (await world.pool.query<{ id: string }>('select id from customers where provider_id = $1 order by id', [id])).rows.map(row => row.id)

beforeAll(async () => {
  world.clock.now = later
  provider = await world.provider()
  other = await world.provider()
  const shape = { customers: 150, from: new Date('2025-12-01T00:00:00Z'), days: 100 }
  await provider.record(...randomBusiness({ seed: 5, bookings: 380, ...shape }))
  await other.record(...randomBusiness({ seed: 6, bookings: 20, ...shape }))
  customers = await customersOf(provider.id)
})
beforeEach(() => {
  world.clock.now = start
})

interface Variant {
  position: number
  name: string
  exposed: number
  conversions: number
  conversionRate: number | null
  revenue: { amount: string } | null
  revenuePerCustomer: number | null
  probabilityBest: number | null
}
interface Experiment {
  id: string
  name: string
  status: string
  startsAt: string
  endsAt: string | null
  variants: Variant[]
  result: {
    neededPerVariant: number
    isTooEarly: boolean
    winner: number | null
    advice: string
    comparisons: Record<string, number>[]
  } | null
}

const fields = `id name hypothesis status service { id } startsAt endsAt conversionDays minimumEffect
  variants { position name weight exposed conversions conversionRate rateLow rateHigh revenue { amount } revenuePerCustomer probabilityBest }
  result { neededPerVariant isTooEarly winner advice comparisons { position lift difference low high pValue alwaysValidPValue
    revenueDifference revenueLow revenueHigh probabilityBetter } }`
const create = `mutation ($input: ExperimentInput!) { createExperiment(input: $input) { ${fields} } }`
const expose = 'mutation ($id: ID!, $ids: [ID!]!) { exposeToExperiment(id: $id, customerIds: $ids) { customerId position variant } }'
const end = `mutation ($id: ID!) { endExperiment(id: $id) { ${fields} } }`
const list = `{ experiments { ${fields} } }`
const two = [{ name: 'Old' }, { name: 'New' }]

const created = async (input: Record<string, unknown> = {}, of = provider): Promise<Experiment> =>
  (await of.get<{ createExperiment: Experiment }>(create, { input: { name: randomUUID(), variants: two, ...input } })).createExperiment
const shown = async (id: string, ids: readonly string[]) =>
  (await provider.get<{ exposeToExperiment: { customerId: string; position: number; variant: string }[] }>(expose, { id, ids }))
    .exposeToExperiment
const listed = async (id: string, of = provider): Promise<Experiment | undefined> =>
  (await of.get<{ experiments: Experiment[] }>(list)).experiments.find(each => each.id === id)
const codeOf = async (source: string, variables: Record<string, unknown>, of = provider) =>
  (await of.ask(source, variables)).errors?.[0]?.extensions?.code

/** What the bookings themselves say of one customer's exposure, one customer at a time. */
const worth = async (customerId: string, from: Date, days: number, serviceId: string | null) => {
  const { rows } = await world.pool.query<{ count: number; revenue: number }>(
    `select count(*)::int as count, coalesce(sum(coalesce(final_price, price) - case when completed_at is null then 0 else
         coalesce((select sum(amount) from booking_refunds f where f.booking_id = b.id), 0) end), 0)::float8 as revenue
     from bookings b where customer_id = $1 and booked_at >= $2 and booked_at < $3 and status in ('PENDING', 'CONFIRMED', 'COMPLETED')
       and ($4::uuid is null or service_id = $4)`,
    [customerId, from, new Date(from.getTime() + days * 86_400_000), serviceId],
  )
  return rows[0]!
}

describe('what comes of a variant', () => {
  it.each([
    ['all services', false, 30],
    ['one service', true, 14],
  ])('is what the bookings of its customers say, for %s', async (_, isOfOne, conversionDays) => {
    const { rows } = await world.pool.query<{ id: string }>('select id from services where provider_id = $1 order by id limit 1', [
      provider.id,
    ])
    const serviceId = isOfOne ? rows[0]!.id : null
    const { id } = await created({ serviceId, conversionDays, variants: [...two, { name: 'Third', weight: 2 }] })
    const firsts = await shown(id, customers.slice(0, 60))
    const secondAt = new Date('2026-01-25T00:00:00Z')
    world.clock.now = secondAt
    const seconds = await shown(id, customers.slice(60, 120))
    world.clock.now = later
    const { variants } = (await listed(id))!
    expect(variants).toHaveLength(3)
    for (const variant of variants) {
      const of = (list: typeof firsts, at: Date) =>
        Promise.all(
          list.filter(({ position }) => position === variant.position).map(each => worth(each.customerId, at, conversionDays, serviceId)),
        )
      const worths = [...(await of(firsts, start)), ...(await of(seconds, secondAt))]
      const conversions = worths.filter(({ count }) => count > 0).length
      const revenue = worths.reduce((sum, each) => sum + each.revenue, 0)
      expect(worths.length).toBeGreaterThan(10)
      expect(variant).toMatchObject({ exposed: worths.length, conversions, conversionRate: conversions / worths.length })
      expect(Number(variant.revenue!.amount)).toBeCloseTo(revenue, 2)
      expect(variant.revenuePerCustomer).toBeCloseTo(revenue / worths.length, 6)
    }
    expect(variants.reduce((sum, { conversions }) => sum + conversions, 0)).toBeGreaterThan(5)
    expect(variants.reduce((sum, { probabilityBest }) => sum + probabilityBest!, 0)).toBeCloseTo(1, 6)
  })

  it('counts neither who was cancelled on nor who stayed away, and takes back what was given back', async () => {
    const life = await world.provider()
    const told = (number: number, at: Date) => ({
      bookingRef: `b${number}`,
      customer: { ref: `c${number}` },
      service: { ref: 's' },
      startsAt: new Date(at.getTime() + 3_600_000).toISOString(),
      endsAt: new Date(at.getTime() + 7_200_000).toISOString(),
      price: '100',
    })
    const early = new Date(start.getTime() - 86_400_000)
    const soon = new Date(start.getTime() + 86_400_000)
    const over = new Date(soon.getTime() + 7_200_000)
    await life.record(
      ...[1, 2, 3, 4, 5].map(
        number => ['BOOKING_CREATED', number === 1 ? early : soon, told(number, number === 1 ? early : soon)] as const,
      ),
    )
    const { id } = await created({ variants: [{ name: 'A', weight: 100 }, { name: 'B' }] }, life)
    await life.get(expose, { id, ids: await customersOf(life.id) })
    await life.record(
      ['BOOKING_CANCELLED', soon, { bookingRef: 'b2' }],
      ['BOOKING_NO_SHOW', over, { bookingRef: 'b3' }],
      ['BOOKING_COMPLETED', over, { bookingRef: 'b4', price: '120' }],
      ['BOOKING_REFUNDED', over, { bookingRef: 'b4', amount: '20.50' }],
    )
    world.clock.now = later
    const { variants } = (await listed(id, life))!
    // The first was made before; the second was cancelled, the third missed; the fourth earned 120 − 20.50, the fifth is open at 100.
    expect(variants.reduce((sum, { exposed }) => sum + exposed, 0)).toBe(5)
    expect(variants.reduce((sum, { conversions }) => sum + conversions, 0)).toBe(2)
    expect(variants.reduce((sum, { revenue }) => sum + Number(revenue!.amount), 0)).toBe(199.5)
  })
})

describe('being shown a variant', () => {
  it('happens once: who was shown one stays with it, and with the instant', async () => {
    const { id } = await created()
    const ids = customers.slice(0, 20)
    const first = await shown(id, [...ids, ids[0]!.toUpperCase()])
    expect(first.map(({ customerId }) => customerId)).toEqual(ids)
    expect(first.every(({ position, variant }) => variant === two[position]!.name)).toBe(true)
    expect(new Set(first.map(({ position }) => position)).size).toBe(2)
    world.clock.now = later
    expect(await shown(id, ids)).toEqual(first)
    const { rows } = await world.pool.query<{ at: Date }>(
      'select distinct exposed_at as at from experiment_exposures where experiment_id = $1',
      [id],
    )
    expect(rows).toEqual([{ at: start }])
    expect(await shown(id, [])).toEqual([])
  })

  it('is for customers of the business, all of them or none', async () => {
    const { id } = await created()
    const [stranger] = await customersOf(other.id)
    for (const bad of [stranger!, randomUUID(), 'nobody']) expect(await codeOf(expose, { id, ids: [customers[0], bad] })).toBe('NOT_FOUND')
    const { rows } = await world.pool.query('select from experiment_exposures where experiment_id = $1', [id])
    expect(rows).toHaveLength(0)
    const many = await provider.ask(expose, { id, ids: Array.from({ length: 1001 }, () => randomUUID()) })
    expect(many.errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'customerIds' }] })
  })

  it('needs an experiment of the business that runs', async () => {
    const theirs = await created({}, other)
    for (const id of [theirs.id, randomUUID(), 'nothing']) expect(await codeOf(expose, { id, ids: [] })).toBe('NOT_FOUND')
    const planned = await created({ startsAt: later })
    expect(planned.status).toBe('SCHEDULED')
    expect(await codeOf(expose, { id: planned.id, ids: [customers[0]] })).toBe('CONFLICT')
    const { id } = await created({ endsAt: new Date(start.getTime() + 1000) })
    world.clock.now = later
    expect((await listed(id))!.status).toBe('ENDED')
    expect(await codeOf(expose, { id, ids: [customers[0]] })).toBe('CONFLICT')
  })
})

describe('an experiment', () => {
  it('has a name of its own, and a service of the business', async () => {
    const { name } = await created({ hypothesis: 'More will come' })
    const taken = await provider.ask(create, { input: { name: ` ${name} `, variants: two, serviceId: randomUUID() } })
    expect(taken.errors![0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'input.name' }, { path: 'input.serviceId' }],
    })
    expect((await created({ name }, other)).name).toBe(name)
    const both = await Promise.all([1, 2].map(() => provider.ask(create, { input: { name: 'At once', variants: two } })))
    expect(both.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  })

  it('ends once, also before it begins', async () => {
    const { id, status } = await created()
    expect(status).toBe('RUNNING')
    const ended = (await provider.get<{ endExperiment: Experiment }>(end, { id })).endExperiment
    expect(ended).toMatchObject({ status: 'ENDED', endsAt: start.toISOString(), result: null })
    expect(await codeOf(end, { id })).toBe('CONFLICT')
    const planned = await created({ startsAt: later })
    expect((await provider.get<{ endExperiment: Experiment }>(end, { id: planned.id })).endExperiment.status).toBe('ENDED')
    for (const unknown of [randomUUID(), 'nothing', (await created({}, other)).id])
      expect(await codeOf(end, { id: unknown })).toBe('NOT_FOUND')
  })

  it('is listed with the newest first, by four statements however many there are', async () => {
    const sent = await world.statements.of(async () => {
      const { experiments } = await provider.get<{ experiments: Experiment[] }>(list)
      const starts = experiments.map(({ startsAt }) => startsAt)
      expect(starts).toEqual([...starts].sort().reverse())
    })
    expect(sent.filter(name => /^(cache|experiments|services)\./.test(name))).toEqual([
      'experiments.all',
      'cache.mark',
      'experiments.outcomes',
      'services.byIds',
    ])
  })

  it('shows revenue to those alone who may see it', async () => {
    const { id } = await created()
    await shown(id, customers.slice(0, 30))
    const { data, errors } = await provider.ask<{ experiments: Experiment[] }>(list, {}, 'STAFF', {
      permissions: new Set(['metrics.view', 'business.view'] as const),
    })
    expect(new Set(errors!.map(({ extensions }) => extensions?.code))).toEqual(new Set(['FORBIDDEN']))
    const seen = data!.experiments.find(each => each.id === id)!
    expect(seen.variants.map(({ revenue, revenuePerCustomer }) => [revenue, revenuePerCustomer])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(seen.result!.comparisons[0]).toMatchObject({ revenueDifference: null, revenueLow: null, revenueHigh: null })
    expect(seen.result!.comparisons[0]!.pValue).toBeGreaterThan(0)
  })

  it('leaves a trail of what was done, without a word of anybody', async () => {
    const { id } = await created({ hypothesis: 'More will come' })
    await shown(id, customers.slice(0, 3))
    await shown(id, customers.slice(0, 3))
    await provider.get(end, { id })
    const { rows } = await world.pool.query<{ action: string; details: unknown }>(
      `select action, details from audit_log where subject_kind = 'EXPERIMENT' and subject_id = $1 order by action`,
      [id],
    )
    expect(rows).toEqual([
      { action: 'EXPERIMENT_CREATED', details: { variants: 2, startsAt: start.toISOString(), endsAt: null } },
      { action: 'EXPERIMENT_ENDED', details: {} },
      { action: 'EXPERIMENT_EXPOSED', details: { count: 3 } },
    ])
  })
})
