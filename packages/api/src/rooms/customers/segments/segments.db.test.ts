import { randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { room } from '../../../../../../tests/kit/room'
import {
  codes,
  create,
  listing,
  remove,
  segmentedBusiness,
  type ShownSegment,
  spentOver,
  start,
  tagged,
  update,
} from '../../../../../../tests/kit/segment-room'
import { authChecker } from '../../../access/auth-checker'
import { rolePermissions } from '../../../access/roles'
import { bookingsResolvers } from '../../bookings'
import { customersResolvers } from '..'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())
beforeEach(() => {
  world.clock.now = start
})

describe('segments', () => {
  it('that come with the dashboard are counted as they say', async () => {
    const { segments, facts } = await segmentedBusiness(world)
    const shown = await segments()
    expect(shown.map(({ id }) => id)).toEqual([
      ...['standing-vip', 'standing-regular', 'standing-at-risk', 'standing-new'],
      ...['champions', 'loyal', 'potential-loyalists', 'new', 'at-risk', 'cant-lose', 'lost', 'other'].map(name => `rfm-${name}`),
      ...['churn-high', 'upsell-high', 'reachable'],
    ])
    const byId = new Map(shown.map(one => [one.id, one]))
    const [emails, numbers] = [facts.filter(one => one.hasEmail && one.emailConsent), facts.filter(one => one.hasPhone && one.smsConsent)]
    const either = new Set([...emails, ...numbers])
    expect(byId.get('reachable')).toMatchObject({
      isBuiltIn: true,
      updatedAt: null,
      customerCount: either.size,
      reach: { byEmail: emails.length, bySms: numbers.length, byEither: either.size },
      change: null,
    })
    const vips = facts.filter(one => one.standing === 'VIP')
    const mean = vips.reduce((sum, one) => sum + Number(one.totalSpent), 0) / vips.length
    expect(vips.length).toBeGreaterThan(0)
    expect(byId.get('standing-vip')).toMatchObject({ customerCount: vips.length, share: vips.length / facts.length })
    expect(Number(byId.get('standing-vip')!.averageValue!.amount)).toBeCloseTo(mean, 1)
    expect(byId.get('churn-high')!.customerCount).toBe(facts.filter(one => (one.churnRisk ?? 0) > 0.7).length)
    expect(byId.get('upsell-high')!.customerCount).toBe(facts.filter(one => (one.upsellScore ?? 0) > 0.8).length)
  })

  it('of a provider without customers are empty, and of what is unknown nothing is said', async () => {
    const { segments } = await segmentedBusiness(world, 0)
    for (const one of await segments()) expect(one).toMatchObject({ customerCount: 0, share: null, averageValue: null, change: null })
  })

  it('cost the same few statements however many there are, and fewer while nothing changes', async () => {
    const { get, made, tag } = await segmentedBusiness(world)
    const sent = async () => (await world.statements.of(() => get(listing))).length
    const afresh = async () => {
      await tag('VIP', [])
      return sent()
    }
    const before = await afresh()
    for (const number of [1, 2, 3, 4, 5]) await made(`More ${number}`, { all: [tagged('VIP'), spentOver(number)] })
    expect(await afresh()).toBe(before)
    expect(await sent()).toBe(before - 2)
  })

  it('are kept, changed and deleted, and each is written down', async () => {
    const { get, ask, id: providerId, facts, made, segment, segments } = await segmentedBusiness(world)
    const one = await made('  Big spenders ', { all: [spentOver(100)] })
    const members = facts.filter(({ totalSpent }) => Number(totalSpent) > 100).length
    expect(one).toMatchObject({ name: 'Big spenders', description: null, isBuiltIn: false, customerCount: members })
    expect(one.criteria).toEqual({ all: [{ field: 'TOTAL_SPENT', operator: 'GT', value: '100' }] })
    expect(one.change).toMatchObject({ since: '2026-03-20', joinedCount: 0, leftCount: 0, joined: [], left: [] })

    world.clock.now = new Date('2026-03-21T12:00:00Z')
    const input = { name: 'Spenders', criteria: spentOver(1), ifUpdatedAt: one.updatedAt }
    const { updateSegment } = await get<{ updateSegment: ShownSegment }>(update, { id: one.id, input })
    expect(updateSegment).toMatchObject({ id: one.id, name: 'Spenders', updatedAt: '2026-03-21T12:00:00.000Z' })
    expect(updateSegment.change).toMatchObject({ since: '2026-03-21', joinedCount: 0, leftCount: 0 })
    expect(codes(await ask(update, { id: one.id, input }))).toEqual([['CONFLICT']])

    world.clock.now = new Date('2026-03-22T12:00:00Z')
    await get(update, { id: one.id, input: { name: 'Spenders only', criteria: spentOver(1) } })
    expect((await segment(one.id)).change?.since).toBe('2026-03-21')

    const campaign = (status: string) =>
      world.pool.query(
        `insert into marketing_campaigns (provider_id, ref, name, type, content, starts_at, status, target_audience)
         values ($1, $2, 'Spring', 'EMAIL', '{}', now(), $3::campaign_status, $4)`,
        [providerId, randomUUID(), status, { segmentId: one.id }],
      )
    await campaign('COMPLETED')
    await campaign('DRAFT')
    expect(codes(await ask(remove, { id: one.id }))).toEqual([['CONFLICT']])
    await world.pool.query(`delete from marketing_campaigns where status = 'DRAFT' and provider_id = $1`, [providerId])
    world.clock.now = new Date('2026-03-23T12:00:00Z')
    expect(await get(remove, { id: one.id })).toEqual({ deleteSegment: true })
    expect((await segments()).some(({ id }) => id === one.id)).toBe(false)
    expect((await world.pool.query('select from segment_snapshots where segment_id = $1', [one.id])).rowCount).toBe(0)
    expect(codes(await ask(remove, { id: one.id }))).toEqual([['NOT_FOUND']])
    const { rows } = await world.pool.query<{ action: string }>(
      `select action from audit_log where provider_id = $1 and subject_id = $2 order by at`,
      [providerId, one.id],
    )
    expect(rows.map(({ action }) => action)).toEqual(['SEGMENT_CREATED', 'SEGMENT_CHANGED', 'SEGMENT_CHANGED', 'SEGMENT_DELETED'])
  })

  it('have names that nobody else has, and what is wrong is named', async () => {
    const { ask, made } = await segmentedBusiness(world, 3)
    await made('Friends', tagged('VIP'))
    const refused = async (name: string, criteria: object) => codes(await ask(create, { input: { name, criteria } }))
    expect(await refused('friends', tagged('VIP'))).toEqual([['BAD_USER_INPUT', 'input.name']])
    expect(await refused('Champions', tagged('VIP'))).toEqual([['BAD_USER_INPUT', 'input.name']])
    expect(await refused(' ', { all: [{}] })).toEqual([['BAD_USER_INPUT', 'input.name', 'input.criteria.all.0']])
    const other = await made('Others', tagged('x'))
    expect(codes(await ask(update, { id: other.id, input: { name: 'FRIENDS', criteria: tagged('x') } }))).toEqual([
      ['BAD_USER_INPUT', 'input.name'],
    ])
    expect((await ask(update, { id: other.id, input: { name: 'OTHERS', criteria: tagged('x') } })).errors).toBeUndefined()
    for (const id of ['standing-vip', randomUUID(), 'x'])
      expect(codes(await ask(update, { id, input: { name: 'Fresh', criteria: tagged('x') } })), id).toEqual([['NOT_FOUND']])
  })

  it('narrow the list of customers', async () => {
    const { get, ask, facts, made } = await segmentedBusiness(world)
    const list = `query ($id: ID, $criteria: SegmentCriteriaInput, $segment: CustomerSegment! = ALL) {
      customers(segmentId: $id, criteria: $criteria, segment: $segment, pageSize: 100) { segments { segment count } customers { id } } }`
    interface Listed {
      customers: { segments: { count: number }[]; customers: { id: string }[] }
    }
    const found = async (variables: object) => (await get<Listed>(list, variables)).customers
    const { id } = await made('Spenders', spentOver(50))
    const spenders = facts.filter(({ totalSpent }) => Number(totalSpent) > 50)
    const [all, vip] = [await found({ id }), await found({ id, criteria: { not: tagged('VIP') }, segment: 'VIP' })]
    expect(all.customers.map(one => one.id).sort()).toEqual(spenders.map(one => one.id).sort())
    expect(all.segments[0]).toEqual({ segment: 'ALL', count: spenders.length })
    const expected = spenders.filter(({ standing, tags }) => standing === 'VIP' && !tags.some(tag => tag.toLowerCase() === 'vip'))
    expect(vip.customers.map(one => one.id).sort()).toEqual(expected.map(one => one.id).sort())
    expect(codes(await ask(list, { id: randomUUID() }))).toEqual([['NOT_FOUND']])
    expect(codes(await ask(list, { criteria: { any: [{ not: {} }] } }))).toEqual([['BAD_USER_INPUT', 'criteria.any.0.not']])
  })
})

describe('who may not know what somebody spends', () => {
  const blind = new Set(['customers.view', 'customers.manage', 'business.view'] as const)

  it('asks nothing about it, by no way', async () => {
    const { ask, made } = await segmentedBusiness(world, 10)
    const { id } = await made('Spenders', spentOver(50))
    const free = await made('Tagged', tagged('VIP'))
    const asked = (source: string, variables: object = {}) => ask(source, variables, blind)
    const input = { name: 'Fresh', criteria: { all: [spentOver(1)] } }
    for (const answer of [
      await asked('query ($id: ID) { customers(segmentId: $id) { totalCount } }', { id }),
      await asked('query ($criteria: SegmentCriteriaInput) { customers(criteria: $criteria) { totalCount } }', { criteria: spentOver(1) }),
      await asked(`query ($criteria: SegmentCriteriaInput!) { estimateSegment(criteria: $criteria) { customerCount } }`, {
        criteria: { not: { any: [spentOver(1)] } },
      }),
      await asked('mutation ($input: SegmentInput!) { createSegment(input: $input) { id } }', { input }),
      await asked('mutation ($id: ID!, $input: SegmentInput!) { updateSegment(id: $id, input: $input) { id } }', { id: free.id, input }),
      await asked('mutation ($id: ID!, $input: SegmentInput!) { updateSegment(id: $id, input: $input) { id } }', {
        id,
        input: { name: 'Fresh', criteria: tagged('x') },
      }),
      await asked(remove, { id }),
    ])
      expect(codes(answer)).toEqual([['FORBIDDEN']])
    const { data } = await asked('{ segments { id customerCount } }')
    const ids = (data as { segments: { id: string }[] }).segments.map(one => one.id)
    expect(ids).toContain(free.id)
    expect(ids).not.toContain(id)
  })
})

it('who sees only their own work narrows their list by built-in segments, and by no other', async () => {
  const { ask, made } = await segmentedBusiness(world, 10)
  const { id } = await made('Tagged', tagged('VIP'))
  const list = (segmentId: string) =>
    ask('query ($id: ID) { customers(segmentId: $id) { totalCount } }', { id: segmentId }, rolePermissions.STAFF)
  expect((await list('standing-vip')).data).toEqual({ customers: { totalCount: 0 } })
  expect(codes(await list(id))).toEqual([['NOT_FOUND']])
  expect(codes(await ask('{ segments { id } }', {}, rolePermissions.STAFF))).toEqual([['FORBIDDEN']])
})
