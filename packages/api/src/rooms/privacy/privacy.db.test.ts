import { randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { canary, erasable } from '../../../../../tests/kit/erasable-customers'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { rolePermissions } from '../../access/roles'
import { createScope } from '../../access/scope'
import { rebuild } from '../../events'
import { bookingsResolvers } from '../bookings'
import { customersResolvers } from '../customers'
import { metricsResolvers } from '../metrics'
import { privacyDownloads, privacyResolvers, retentionJob } from '.'

const world = await room(
  buildSchemaSync({
    resolvers: [...privacyResolvers, ...bookingsResolvers, ...customersResolvers, ...metricsResolvers],
    authChecker,
    validate: false,
  }),
)
afterAll(() => world.close())

/** Three o'clock in Berlin, where the providers of the tests are. */
const night = new Date('2026-11-23T02:17:00Z')
const { at, story, leaks, opened } = erasable(world)

const figures = '{ kpis(period: YEAR) { name value } }'
const eraseIt = 'mutation ($id: ID!) { eraseCustomer(customerId: $id) }'
const choose = 'mutation ($kind: RetentionKind!, $days: Int) { updateRetentionPolicy(kind: $kind, keepDays: $days) { kind keepDays } }'

describe('an erased customer', () => {
  it('is nowhere any more, while every figure stays and a rebuild finds nothing to mend', async () => {
    const { provider, customerId } = await opened(10)
    const before = await provider.get(figures)
    expect(await leaks(provider.id)).not.toEqual([])
    expect(await provider.get(eraseIt, { id: customerId(10).toUpperCase() })).toEqual({ eraseCustomer: true })
    expect(await leaks(provider.id)).toEqual([])
    expect(await provider.get(figures)).toEqual(before)
    const [rebuilt] = await rebuild(world.house.enginePool, provider.id)
    expect(rebuilt).toMatchObject({ drifted: 0 })
    expect(await leaks(provider.id)).toEqual([])
    const { rows } = await world.pool.query('select name, erased_at from customers where provider_id = $1', [provider.id])
    expect(rows).toEqual([{ name: 'Erased customer', erased_at: world.clock.now }])
    const audit = await world.pool.query('select action, subject_id from audit_log where provider_id = $1', [provider.id])
    expect(audit.rows).toEqual([{ action: 'CUSTOMER_ERASED', subject_id: customerId(10) }])
  })

  it('does not come back by what was told before, and does by what they do later', async () => {
    const { provider, customerId } = await opened(10)
    await provider.get(eraseIt, { id: customerId(10) })
    await provider.record(...story('c10', 3))
    await provider.record(['INQUIRY_RECEIVED', at(1), { customer: { ref: 'c10', name: canary }, text: canary }])
    await retentionJob.run(world.house, night)
    expect(await leaks(provider.id)).toEqual([])
    const consents = await world.pool.query('select email_consent, sms_consent from customers where provider_id = $1', [provider.id])
    expect(consents.rows).toEqual([{ email_consent: null, sms_consent: null }])
    await provider.record([
      'CUSTOMER_JOINED',
      new Date(world.clock.now.getTime() + 1000),
      { customer: { ref: 'c10', name: 'Someone New' } },
    ])
    const { rows } = await world.pool.query('select name from customers where provider_id = $1', [provider.id])
    expect(rows).toEqual([{ name: 'Someone New' }])
  })

  it('is listed again once somebody of that ref is told of anew, and stays so when something old comes in', async () => {
    const { provider, customerId } = await opened(10)
    const listed = async (search = '') =>
      (
        await provider.get<{ customers: { customers: { name: string; tags: string[] }[] } }>(
          'query ($search: String!) { customers(search: $search) { customers { name tags } } }',
          { search },
        )
      ).customers.customers
    await provider.get(eraseIt, { id: customerId(10) })
    expect(await listed()).toEqual([])
    const now = world.clock.now
    const anew = new Date(now.getTime() + 1000)
    await provider.record(['CUSTOMER_JOINED', anew, { customer: { ref: 'c10', name: 'Someone New' } }])
    await provider.get('mutation ($id: ID!) { updateCustomerTags(customerId: $id, tags: ["calm"]) { id } }', { id: customerId(10) })
    const someone = [{ name: 'Someone New', tags: ['calm'] }]
    expect(await listed()).toEqual(someone)
    await provider.record(...story('c10', 3))
    await retentionJob.run(world.house, night)
    expect(await listed('someone')).toEqual(someone)
    expect(await leaks(provider.id)).toEqual([])
    const [rebuilt] = await rebuild(world.house.enginePool, provider.id)
    expect(rebuilt).toMatchObject({ drifted: 0 })
    expect(await listed()).toEqual(someone)
    world.clock.now = new Date(now.getTime() + 2000)
    await provider.get(eraseIt, { id: customerId(10) })
    expect(await listed()).toEqual([])
    world.clock.now = now
  })

  it('is not looked for any more by a view that somebody keeps, nor told by a sender whose clock runs ahead', async () => {
    const { provider, customerId } = await opened(10)
    const save = 'insert into customer_views (provider_id, user_id, name, query) values ($1, $2, $3, $4)'
    const { rows: users } = await world.pool.query<{ id: string }>(`insert into users (email, name) values ($1, 'Keeper') returning id`, [
      `${provider.id}@keeper.example`,
    ])
    for (const [name, search] of [
      ['whole', `${canary} Jo`],
      ['later', 'jones'],
      ['other', 'qu jones'],
      ['none', ''],
    ] as const)
      await world.pool.query(save, [provider.id, users[0]!.id, name, new URLSearchParams({ search, sortBy: 'NAME' }).toString()])
    const ahead = new Date(world.clock.now.getTime() + 60_000)
    await provider.record(['INQUIRY_RECEIVED', ahead, { customer: { ref: 'c10' }, text: canary }])
    await world.pool.query(`update business_events set received_at = $2 where provider_id = $1`, [provider.id, world.clock.now])
    await provider.get(eraseIt, { id: customerId(10) })
    const { rows } = await world.pool.query('select name from customer_views where provider_id = $1 order by name', [provider.id])
    expect(rows).toEqual([{ name: 'none' }, { name: 'other' }])
    expect(await leaks(provider.id)).toEqual([])
  })

  it('must be one of the business, and only who may can do it', async () => {
    const { customerId } = await opened(10)
    const other = await world.provider()
    const codes = async (id: string, role?: 'MANAGER') =>
      (await other.ask(eraseIt, { id }, role)).errors?.map(({ extensions }) => extensions?.code)
    expect(await codes(customerId(10))).toEqual(['NOT_FOUND'])
    expect(await codes(randomUUID())).toEqual(['NOT_FOUND'])
    expect(await codes('\u0000')).toEqual(['NOT_FOUND'])
    expect(await codes(customerId(10), 'MANAGER')).toEqual(['FORBIDDEN'])
  })
})

describe('the data of a customer', () => {
  it('is a file of all that is kept of them, readable', async () => {
    const { provider, customerId } = await opened(10)
    await world.pool.query(
      `with test as (insert into experiments (provider_id, name, starts_at) values ($1, 'Prices', $3) returning id),
         variant as (insert into experiment_variants (provider_id, experiment_id, position, name) select $1, id, 0, 'Old' from test)
       insert into experiment_exposures (provider_id, experiment_id, customer_id, position, exposed_at) select $1, id, $2, 0, $3 from test`,
      [provider.id, customerId(10), at(3)],
    )
    const link = await provider.get<{ exportCustomerData: { url: string } }>(
      'mutation ($id: ID!) { exportCustomerData(customerId: $id) { url expiresAt } }',
      { id: customerId(10) },
    )
    expect(link.exportCustomerData.url).toMatch(/\/downloads\//)
    const scope = createScope(world.house, {
      userId: randomUUID(),
      sessionId: randomUUID(),
      tokenId: null,
      email: '',
      name: '',
      memberId: null,
      role: 'OWNER',
      permissions: rolePermissions.OWNER,
      provider: { id: provider.id, name: 'Example', timeZone: 'Europe/Berlin', currency: 'EUR', weekStartsOn: 1 },
    })
    const file = await privacyDownloads['customer-data']!.open(scope, customerId(10))
    let text = ''
    for await (const part of file!.parts) text += part.toString()
    await scope.close()
    expect(text).not.toContain('s1.')
    const data = JSON.parse(text) as Record<string, unknown>
    expect(data).toMatchObject({
      profile: {
        name: `${canary} Jones`,
        email: expect.stringMatching(/quetzalcoatl@example\.test/i) as unknown,
        phone: expect.stringContaining('555') as unknown,
        address: `${canary} Street 1`,
        emailConsent: true,
        smsConsent: false,
        tags: [canary],
      },
      relationship: { notes: canary, totalBookings: 1 },
      pets: [{ name: canary }],
      reviews: [{ rating: 4, text: canary }],
      feedback: [{ score: 9, text: canary }],
      notes: [{ note: canary }],
      communications: [{ body: canary, subject: null }],
      experiments: [{ experiment: 'Prices', variant: 'Old' }],
      seenBy: [{ action: 'CUSTOMER_DATA_EXPORTED' }],
    })
    expect(data.bookings).toHaveLength(2)
    expect(data.events).toHaveLength(10)
  })
})

describe('retention', () => {
  it('lists every kind with its default, and keeps what is chosen', async () => {
    const provider = await world.provider()
    const policies = () =>
      provider.get<{ retentionPolicies: { kind: string; keepDays: number | null }[] }>('{ retentionPolicies { kind keepDays } }')
    expect((await policies()).retentionPolicies).toContainEqual({ kind: 'AUDIT_LOG', keepDays: 1095 })
    await provider.get(choose, { kind: 'AUDIT_LOG', days: null })
    await provider.get(choose, { kind: 'FEEDBACK_TEXT', days: 365 })
    expect((await policies()).retentionPolicies).toEqual(
      expect.arrayContaining([
        { kind: 'AUDIT_LOG', keepDays: null },
        { kind: 'FEEDBACK_TEXT', keepDays: 365 },
        { kind: 'COMMUNICATIONS', keepDays: null },
      ]),
    )
    const { rows } = await world.pool.query(
      'select action, subject_id, details from audit_log where provider_id = $1 order by at, subject_id',
      [provider.id],
    )
    expect(rows).toEqual([
      { action: 'RETENTION_CHANGED', subject_id: 'AUDIT_LOG', details: { from: 1095, to: null } },
      { action: 'RETENTION_CHANGED', subject_id: 'FEEDBACK_TEXT', details: { from: null, to: 365 } },
    ])
    const wrong = await provider.ask(choose, { kind: 'AUDIT_LOG', days: 1 })
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'keepDays' }] })
    const manager = await provider.ask('{ retentionPolicies { kind } }', {}, 'MANAGER')
    expect(manager.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('lets go at night of what is old enough, and of nothing else', async () => {
    const { provider, customerId } = await opened(400, 10)
    for (const kind of ['COMMUNICATIONS', 'CUSTOMER_NOTES', 'FEEDBACK_TEXT']) await provider.get(choose, { kind, days: 365 })
    await world.pool.query(`insert into audit_log (provider_id, at, action) values ($1, $2, 'SIGNED_IN'), ($1, $3, 'SIGNED_OUT')`, [
      provider.id,
      at(1200),
      at(1000),
    ])
    const notes = async () => (await world.pool.query('select from customer_notes where provider_id = $1', [provider.id])).rowCount
    await retentionJob.run(world.house, new Date(night.getTime() + 9 * 3_600_000))
    expect(await notes()).toBe(2)
    await retentionJob.run(world.house, night)
    await retentionJob.run(world.house, night)
    expect(await notes()).toBe(1)
    const left = async (table: string, condition = 'true') =>
      (
        await world.pool.query<{ customer_id: string }>(`select customer_id from ${table} where provider_id = $1 and ${condition}`, [
          provider.id,
        ])
      ).rows
    const young = [{ customer_id: customerId(10) }]
    expect(await left('customer_notes')).toEqual(young)
    expect(await left('communications')).toEqual(young)
    expect(await left('reviews', 'text is not null')).toEqual(young)
    expect(await left('customer_feedback', `response <> ''`)).toEqual(young)
    expect(await left('reviews')).toHaveLength(2)
    expect(await left('business_events', `payload ->> 'text' <> ''`)).toEqual([...young, ...young, ...young])
    const { rows } = await world.pool.query(
      `select action, details from audit_log where provider_id = $1 and action <> 'RETENTION_CHANGED' order by at, action`,
      [provider.id],
    )
    expect(rows.map(({ action }: { action: string }) => action)).toEqual([
      'SIGNED_OUT',
      'DATA_RETIRED',
      'DATA_RETIRED',
      'DATA_RETIRED',
      'DATA_RETIRED',
    ])
    expect((await rebuild(world.house.enginePool, provider.id))[0]).toMatchObject({ drifted: 0 })
  })

  it('erases customers who do not come any more, and forgets who left the team', async () => {
    const { provider, customerId } = await opened(400, 10)
    const member = async (active: boolean, left: string | null, user: string) => {
      await world.pool.query(`insert into users (id, email, name) values ($1, $2, $3)`, [user, `${user}@example.test`, canary])
      await world.pool.query(
        `insert into team_members (provider_id, ref, user_id, email, first_name, last_name, role, hired_date, terminated_date, is_active, phone, hourly_rate)
         values ($1, $2::text, $2::uuid, $2::text, $3, '', 'STAFF', '2020-01-01', $4, $5, '1', 20)`,
        [provider.id, user, canary, left, active],
      )
    }
    const [gone, here] = [randomUUID(), randomUUID()]
    await member(false, '2020-02-01', gone)
    await member(true, null, here)
    for (const kind of ['INACTIVE_CUSTOMERS', 'FORMER_MEMBERS']) await provider.get(choose, { kind, days: 365 })
    await retentionJob.run(world.house, night)
    const erased = await world.pool.query('select id from customers where provider_id = $1 and erased_at is not null', [provider.id])
    expect(erased.rows).toEqual([{ id: customerId(400) }])
    const team = await world.pool.query(
      'select first_name, phone, hourly_rate, user_id from team_members where provider_id = $1 order by is_active',
      [provider.id],
    )
    expect(team.rows).toEqual([
      { first_name: 'Former', phone: null, hourly_rate: null, user_id: null },
      { first_name: canary, phone: '1', hourly_rate: '20.0000', user_id: here },
    ])
    expect((await world.pool.query('select id from users where id = any($1)', [[gone, here]])).rows).toEqual([{ id: here }])
  })
})
