import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine, EngineWorld } from './engine-world'
import { createEngineWorld, stateOf, totalsOf } from './engine-world'
import { completed, created, event } from './events'

let world: EngineWorld
let engine: Engine
beforeAll(async () => {
  world = await createEngineWorld()
  engine = world.engine()
})
afterAll(() => world.close())

const one = async <T extends object>(sql: string, ...values: unknown[]): Promise<T | undefined> =>
  (await world.pool.query<T>(sql, values)).rows[0]

describe('recording events', () => {
  it('creates what a booking names and counts it on its days', async () => {
    const provider = await world.provider()
    const booking = created('b1', '2026-03-05T14:00:00Z', { memberRef: 'Eve', petName: 'Rex', notes: 'shy' })
    expect(await engine.ingest.record(provider, [booking], 'API')).toEqual({ recorded: 1, duplicates: 0, version: '1' })
    const state = await stateOf(world.pool, provider)
    expect(state.bookings).toMatchObject([{ ref: 'b1', status: 'PENDING', price: '40.0000', source: 'SEARCH' }])
    expect(state.customers).toMatchObject([{ ref: 'ann', name: 'Ann' }])
    expect(state.relationships).toMatchObject([{ total_bookings: 0, total_spent: '0.0000', last_booking_at: null }])
    expect(await totalsOf(world.pool, provider)).toEqual({
      'bookings.count': 1,
      'bookings.value': 40,
      'bookings.leadMinutes': 98 * 60,
      'bookings.due': 1,
      'bookings.open': 1,
      'revenue.pending': 40,
    })
    expect(await one('select first_name, role from team_members where provider_id = $1', provider)).toEqual({
      first_name: 'Eve',
      role: 'CONTRACTOR',
    })
    expect(await one('select name, duration_minutes, price from services where provider_id = $1', provider)).toEqual({
      name: 'Grooming',
      duration_minutes: 60,
      price: '40.0000',
    })
    expect(await one('select p.name from pets p join bookings b on b.pet_id = p.id where b.provider_id = $1', provider)).toEqual({
      name: 'Rex',
    })
  })

  it('changes nothing when the same event comes again, in the call, the batch or later, and says so', async () => {
    const provider = await world.provider()
    const booking = created('b1', '2026-03-05T14:00:00Z')
    const answers = await Promise.all([
      engine.ingest.record(provider, [booking, booking], 'API'),
      engine.ingest.record(provider, [booking], 'API'),
    ])
    expect(answers.map(({ recorded, duplicates }) => [recorded, duplicates])).toEqual([
      [1, 1],
      [0, 1],
    ])
    const before = await stateOf(world.pool, provider)
    expect(await engine.ingest.record(provider, [booking], 'API')).toEqual({ recorded: 0, duplicates: 1, version: '1' })
    expect(await stateOf(world.pool, provider)).toEqual(before)
  })

  it('lets events wait for their booking and applies them when it comes', async () => {
    const provider = await world.provider()
    const early = [
      completed('b1', '2026-03-05T15:00:00Z', { price: '45' }),
      event('REVIEW_RECEIVED', '2026-03-06T10:00:00Z', { bookingRef: 'b1', customer: { ref: 'ann' }, rating: 5 }),
      event('BOOKING_REFUNDED', '2026-03-07T10:00:00Z', { bookingRef: 'b1', amount: '5' }),
    ]
    for (const waiting of early) await engine.ingest.record(provider, [waiting], 'API')
    expect(await totalsOf(world.pool, provider)).toEqual({})
    expect(await one('select count(*)::int as n from business_events where provider_id = $1 and not applied', provider)).toEqual({ n: 3 })
    await engine.ingest.record(provider, [created('b1', '2026-03-05T14:00:00Z')], 'API')
    expect(await totalsOf(world.pool, provider)).toEqual({
      'bookings.count': 1,
      'bookings.value': 40,
      'bookings.leadMinutes': 98 * 60,
      'bookings.due': 1,
      'bookings.minutes': 60,
      'bookings.completed': 1,
      'revenue.earned': 45,
      'customers.new': 1,
      'revenue.refunded': 5,
      'reviews.count': 1,
      'reviews.sum': 5,
      'reviews.satisfied': 1,
    })
    expect(await one('select count(*)::int as n from business_events where provider_id = $1 and not applied', provider)).toEqual({ n: 0 })
    const state = await stateOf(world.pool, provider)
    expect(state.reviews).toMatchObject([{ rating: 5 }])
    expect(state.refunds).toMatchObject([{ amount: '5.0000' }])
    expect(state.relationships).toMatchObject([{ total_bookings: 1, total_spent: '45.0000', average_booking_value: '45.0000' }])
  })

  it('takes back what no longer holds: cancelled, moved, repriced, reopened', async () => {
    const provider = await world.provider()
    const record = (...events: ReturnType<typeof event>[]) => engine.ingest.record(provider, events, 'API')
    await record(created('b1', '2026-03-05T14:00:00Z'), completed('b1', '2026-03-05T15:00:00Z'))
    await record(event('BOOKING_REOPENED', '2026-03-05T16:00:00Z', { bookingRef: 'b1' }))
    expect(await totalsOf(world.pool, provider)).toEqual({
      'bookings.count': 1,
      'bookings.value': 40,
      'bookings.leadMinutes': 98 * 60,
      'bookings.due': 1,
      'bookings.open': 1,
      'revenue.pending': 40,
    })
    expect(await one('select count(*)::int as n from customer_days where provider_id = $1', provider)).toEqual({ n: 0 })
    await record(event('BOOKING_REPRICED', '2026-03-05T17:00:00Z', { bookingRef: 'b1', price: '50' }))
    await record(event('BOOKING_RESCHEDULED', '2026-03-05T18:00:00Z', { bookingRef: 'b1', startsAt: '2026-03-01T14:00:00Z' }))
    expect((await stateOf(world.pool, provider)).metrics).toContainEqual({
      metric_name: 'revenue.pending',
      dimension: 'TOTAL',
      dimension_value: '',
      metric_date: '2026-03-01',
      value: '50.0000',
    })
    await record(event('BOOKING_CANCELLED', '2026-03-05T19:00:00Z', { bookingRef: 'b1', reason: 'moved away' }))
    expect(await totalsOf(world.pool, provider)).toEqual({
      'bookings.count': 1,
      'bookings.value': 50,
      'bookings.leadMinutes': 120,
      'bookings.due': 1,
      'bookings.cancelled': 1,
    })
  })

  it('moves later bookings of a customer to another standing when an earlier one turns out completed', async () => {
    const provider = await world.provider()
    await engine.ingest.record(provider, [created('late', '2026-04-05T14:00:00Z'), created('early', '2026-03-05T14:00:00Z')], 'API')
    await engine.ingest.record(provider, [completed('late', '2026-04-05T15:00:00Z')], 'API')
    await engine.ingest.record(provider, [completed('early', '2026-03-05T15:00:00Z')], 'API')
    const { rows } = await world.pool.query(
      `select metric_name, dimension_value, metric_date, value::float8 from business_metrics where provider_id = $1 and dimension = 'CUSTOMER_SEGMENT' and metric_name in ('customers.new', 'bookings.completed') and value <> 0 order by 1, 3`,
      [provider],
    )
    expect(rows.map(Object.values)).toEqual([
      ['bookings.completed', 'NEW', '2026-03-05', 1],
      ['bookings.completed', 'REGULAR', '2026-04-05', 1],
      ['customers.new', 'NEW', '2026-03-05', 1],
    ])
  })

  it('takes price and end from the service where they are not told', async () => {
    const provider = await world.provider()
    await engine.ingest.record(provider, [created('b1', '2026-03-05T14:00:00Z', { price: '40', endsAt: '2026-03-05T15:30:00Z' })], 'API')
    await engine.ingest.record(
      provider,
      [
        event('BOOKING_CREATED', '2026-03-02T12:00:00Z', {
          bookingRef: 'b2',
          customer: { ref: 'bob' },
          service: { ref: 'groom' },
          startsAt: '2026-03-06T14:00:00Z',
        }),
      ],
      'API',
    )
    const { rows } = await world.pool.query(`select price, ends_at, source from bookings where provider_id = $1 and ref = 'b2'`, [provider])
    expect(rows).toEqual([{ price: '40.0000', ends_at: new Date('2026-03-06T15:30:00Z'), source: 'DIRECT' }])
  })

  it('takes them from a service that an event before it in the same call has made', async () => {
    const provider = await world.provider()
    const [first, second] = [
      created('b1', '2026-03-05T14:00:00Z', { price: '40', endsAt: '2026-03-05T15:30:00Z' }),
      created('b2', '2026-03-06T14:00:00Z', { price: undefined, endsAt: undefined }),
    ]
    await engine.ingest.record(provider, [first, second], 'API')
    const { rows } = await world.pool.query(`select price, ends_at from bookings where provider_id = $1 and ref = 'b2'`, [provider])
    expect(rows).toEqual([{ price: '40.0000', ends_at: new Date('2026-03-06T15:30:00Z') }])
  })

  it('records every other type and counts it', async () => {
    const provider = await world.provider()
    const customer = { ref: 'ann', name: 'Ann', email: 'ann@example.com' }
    const at = '2026-03-01T12:00:00Z'
    const events = [
      event('CUSTOMER_JOINED', at, { customer: { ...customer, source: 'REFERRAL' } }),
      event('FEEDBACK_RECEIVED', at, { customer: { ref: 'ann' }, type: 'NPS', score: 9, text: 'fine', memberRef: 'Eve' }),
      ...(['CAMPAIGN_SENT', 'CAMPAIGN_OPENED', 'CAMPAIGN_CLICKED', 'CAMPAIGN_CONVERTED'] as const).map(type =>
        event(type, at, { campaignRef: 'spring', customer: { ref: 'ann' } }),
      ),
      event('REFERRAL_CONVERTED', at, {}),
      event('PROFILE_VIEWED', at, { source: 'SOCIAL' }),
      event('INQUIRY_RECEIVED', at, { text: 'cats too?', customer: { ref: 'zoe' } }),
      event('REVIEW_RECEIVED', at, { customer: { ref: 'ann' }, rating: 4, text: '"quoted" \\ back\nslash {braces}, NULL' }),
    ]
    expect(await engine.ingest.record(provider, events, 'API')).toMatchObject({ recorded: 10 })
    const names = [
      'customers.joined',
      'feedback.count',
      'campaigns.sent',
      'campaigns.opened',
      'campaigns.clicked',
      'campaigns.converted',
      'referrals.converted',
      'profile.views',
      'inquiries.count',
      'nps.responses',
      'nps.promoters',
      'reviews.count',
      'reviews.satisfied',
    ]
    expect(await totalsOf(world.pool, provider)).toEqual({ ...Object.fromEntries(names.map(name => [name, 1])), 'reviews.sum': 4 })
    const state = await stateOf(world.pool, provider)
    expect(state.reviews).toMatchObject([{ text: '"quoted" \\ back\nslash {braces}, NULL' }])
    expect(state.customers).toHaveLength(2)
    expect(state.customers).toContainEqual(
      expect.objectContaining({ name: 'Ann', email: 'ann@example.com', source: 'REFERRAL', joined_at: new Date(at) }),
    )
  })

  it('refuses only the call that cannot be stored, whatever it was batched with', async () => {
    const provider = await world.provider()
    // 20,000 × 9,999,999,999 would pass numeric(18,4): made by raising the stored sum first.
    await engine.ingest.record(provider, [created('b0', '2026-03-05T14:00:00Z')], 'API')
    await world.pool.query(`update business_metrics set value = 99999999999999 where provider_id = $1 and metric_name = 'bookings.value'`, [
      provider,
    ])
    const calls = Array.from({ length: 20 }, (_, n) =>
      engine.ingest.record(provider, [created(`b${n + 1}`, '2026-03-05T14:00:00Z', { price: n === 7 ? '9999999999' : '0' })], 'API'),
    )
    const results = await Promise.allSettled(calls)
    expect(results.map(result => result.status === 'fulfilled')).toEqual(results.map((_, n) => n !== 7))
    expect(results[7]).toMatchObject({ reason: { code: 'CONFLICT' } })
    expect(await one('select count(*)::int as n from bookings where provider_id = $1', provider)).toEqual({ n: 20 })
  })

  it('answers NOT_FOUND for a provider that does not exist, and serves the others of the batch', async () => {
    const provider = await world.provider()
    const [missing, other] = await Promise.allSettled([
      engine.ingest.record(999_999, [created('b', '2026-03-05T14:00:00Z')], 'API'),
      engine.ingest.record(provider, [created('b', '2026-03-05T14:00:00Z')], 'API'),
    ])
    expect(missing).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } })
    expect(other).toMatchObject({ status: 'fulfilled', value: { recorded: 1 } })
  })

  it('keeps two creations of one booking to the earlier one, and both customers right', async () => {
    const provider = await world.provider()
    await engine.ingest.record(provider, [created('b1', '2026-03-05T14:00:00Z'), completed('b1', '2026-03-05T16:00:00Z')], 'API')
    await engine.ingest.record(
      provider,
      [created('b1', '2026-03-04T14:00:00Z', { customer: { ref: 'bob' } }, '2026-02-01T12:00:00Z')],
      'API',
    )
    const state = await stateOf(world.pool, provider)
    expect(state.relationships).toMatchObject([{ total_bookings: 1, first_booking_at: new Date('2026-03-04T14:00:00Z') }])
    expect(await totalsOf(world.pool, provider)).toMatchObject({ 'bookings.count': 1, 'bookings.completed': 1, 'customers.new': 1 })
  })

  it('writes a long list in a few transactions', async () => {
    const provider = await world.provider()
    const events = Array.from({ length: 6000 }, (_, n) => [
      created(
        `b${n}`,
        new Date(Date.UTC(2026, 0, 1 + (n % 90), 12)).toISOString(),
        { customer: { ref: `c${n % 500}` }, price: '10' },
        '2025-12-01T12:00:00Z',
      ),
      completed(`b${n}`, new Date(Date.UTC(2026, 0, 1 + (n % 90), 13)).toISOString()),
    ]).flat()
    expect(await engine.ingest.record(provider, events, 'IMPORT')).toEqual({ recorded: 12_000, duplicates: 0, version: '3' })
    expect(await totalsOf(world.pool, provider)).toEqual({
      'bookings.count': 6000,
      'bookings.value': 60_000,
      // 31 to 120 days: 452,100 days in all.
      'bookings.leadMinutes': 651_024_000,
      'bookings.due': 6000,
      'bookings.minutes': 360_000,
      'bookings.completed': 6000,
      'revenue.earned': 60_000,
      'customers.new': 500,
    })
    expect(await engine.ingest.record(provider, events, 'IMPORT')).toMatchObject({ recorded: 0, duplicates: 12_000 })
  })
})
