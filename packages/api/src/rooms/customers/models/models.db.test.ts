import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { rolePermissions } from '../../../access/roles'
import { customerModelsJob, customerScoresJob, customersResolvers } from '..'
import { bookingsResolvers } from '../../bookings'

const world = await room(buildSchemaSync({ resolvers: [...customersResolvers, ...bookingsResolvers], authChecker, validate: false }))
type Provider = Awaited<ReturnType<typeof world.provider>>
afterAll(() => world.close())

const now = new Date('2026-06-15T12:00:00Z')
const DAY_MS = 86_400_000
world.clock.now = now
beforeEach(() => {
  world.clock.now = now
})

interface Booked {
  customer: string
  daysAgo: number
  service?: string
  price?: string
  hour?: number
}

let bookings = 0
const visit = ({ customer, daysAgo, service = 'Bath', price = '40', hour = 9 }: Booked) => {
  const bookingRef = `booking ${(bookings += 1)}`
  const startsAt = new Date(Date.UTC(2026, 5, 15, hour) - daysAgo * DAY_MS)
  return [
    [
      'BOOKING_CREATED',
      new Date(startsAt.getTime() - 7 * DAY_MS),
      {
        bookingRef,
        customer: { ref: customer, name: customer },
        service: { ref: service, name: service },
        startsAt: startsAt.toISOString(),
        endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
        price,
      },
    ] as const,
    ['BOOKING_COMPLETED', new Date(startsAt.getTime() + 3_600_000), { bookingRef }] as const,
  ]
}

/** Sixty customers: twenty come every three weeks, twenty every eight, ten came three times long ago, ten once. */
const regulars = () =>
  Array.from({ length: 60 }, (_, number) => {
    const customer = `Customer ${String(number).padStart(2, '0')}`
    const [gap, first, last] =
      number < 20 ? [21, 420, number % 20] : number < 40 ? [56, 500, number] : number < 50 ? [40, 480, 400] : [999, 30 + number, 30]
    const on: Booked[] = []
    for (
      let daysAgo = first + (number % 7);
      daysAgo >= last;
      daysAgo -= gap + (number < 20 ? 7 * ((on.length % 3) - 1) : ((number + daysAgo) % 5) - 2)
    )
      on.push({
        customer,
        daysAgo,
        service: on.length % 4 === 3 ? 'Nails' : 'Bath',
        price: String(30 + number),
        hour: number < 20 ? 8 : 15,
      })
    return on
  }).flat()

const filled = async (): Promise<Provider> => {
  const of = await world.provider({ timeZone: 'Europe/Berlin' })
  for (const one of regulars()) await of.record(...visit(one))
  await customerModelsJob.run(world.house, now)
  return of
}

const grouped = `{ customerSegmentation { scoredAt customerCount rfm { recencyScore frequencyScore customerCount averageValue { amount } }
  rfmSegments { segment customerCount share revenueShare } behavioral { number name description customerCount visitsPerYear services { name } }
  predictive { highChurnRisk { threshold customerCount unknownCount yearlyValue { amount } customers { name } } upsellOpportunities { customerCount unknownCount } }
  lifetimeValueDistribution { from { amount } to { amount } customerCount } medianLifetimeValue { amount }
  models { kind method fallbackReason trainedFrom trainedTo customers fittedAt quality { auc naiveAuc calibration { predicted observed customers } } } summary } }`
const profile = `query ($id: ID!) { customer(id: $id) { name analytics { rfmSegment recencyScore frequencyScore monetaryScore relationshipScore relationshipParts { title score weight } churnRisk cluster }
  preferences { learnedFrom services { service { name } bookings share } times { weekday hour share } }
  lifetime { value { amount } predictedValue { amount } predictedValueLow { amount } predictedValueHigh { amount } horizonDays expectedVisits retentionCurve { month probability } recommendedActions }
  predictedBehavior { churnRisk churnRiskLow churnRiskHigh horizonDays nextBookingAt nextBookingLow nextBookingHigh isNextBooked upsellScore upsellServices { service { name } probability because { name } } reasons scoredAt } } }`

interface Profile {
  analytics: Record<string, unknown> & { churnRisk: number | null; relationshipScore: number | null; recencyScore: number | null }
  preferences: { learnedFrom: number; services: unknown[]; times: { weekday: number; hour: number }[] }
  lifetime: {
    predictedValue: { amount: string } | null
    predictedValueLow: { amount: string } | null
    predictedValueHigh: { amount: string } | null
    expectedVisits: number | null
    retentionCurve: { probability: number }[]
    recommendedActions: string[]
  }
  predictedBehavior: {
    churnRisk: number | null
    churnRiskLow: number | null
    churnRiskHigh: number | null
    nextBookingAt: string | null
    nextBookingLow: string | null
    nextBookingHigh: string | null
    isNextBooked: boolean
    reasons: string[]
    scoredAt: string | null
  }
}
const idOf = async ({ id }: Provider, name: string): Promise<string> =>
  (await world.pool.query<{ id: string }>('select id from customers where provider_id = $1 and name = $2', [id, name])).rows[0]!.id
const read = async (of: Provider, name: string) => (await of.get<{ customer: Profile }>(profile, { id: await idOf(of, name) })).customer

describe('a business with sixty customers', async () => {
  const of = await filled()
  const { customerSegmentation: all } = await of.get<{
    customerSegmentation: {
      scoredAt: string
      customerCount: number
      rfm: { customerCount: number }[]
      rfmSegments: { customerCount: number; share: number; revenueShare: number }[]
      behavioral: { number: number; name: string; customerCount: number; description: string }[]
      predictive: { highChurnRisk: { threshold: number; customerCount: number; unknownCount: number; customers: unknown[] } }
      lifetimeValueDistribution: { customerCount: number; to: unknown }[]
      models: {
        kind: string
        fallbackReason: string | null
        customers: number
        trainedTo: string | null
        quality: { auc: number } | null
      }[]
      summary: string[]
    }
  }>(grouped)

  test('has everybody in exactly one cell, segment, cluster and bin', () => {
    const sum = (rows: { customerCount: number }[]) => rows.reduce((total, { customerCount }) => total + customerCount, 0)
    expect(all.customerCount).toBe(60)
    expect(all.rfm).toHaveLength(25)
    expect([all.rfm, all.rfmSegments, all.behavioral, all.lifetimeValueDistribution].map(sum)).toEqual([60, 60, 60, 60])
    expect(all.rfmSegments.reduce((total, { revenueShare }) => total + revenueShare, 0)).toBeCloseTo(1, 3)
    expect(all.lifetimeValueDistribution.at(-1)!.to).toBeNull()
    expect(all.behavioral.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })

  test('says what each model learned from', () => {
    expect(all.models.map(({ kind }) => kind)).toEqual(['CHURN', 'SPEND', 'GAPS', 'RFM', 'CLUSTERS', 'ATTACH'])
    expect(all.models.find(({ kind }) => kind === 'CHURN')).toMatchObject({ fallbackReason: null, customers: 60, trainedTo: '2026-06-14' })
    expect(all.scoredAt).toBe(now.toISOString())
    expect(all.summary.length).toBeGreaterThan(1)
  })

  test('knows who stays and who has left', async () => {
    const [faithful, gone] = [await read(of, 'Customer 05'), await read(of, 'Customer 45')]
    expect(faithful.analytics.churnRisk!).toBeLessThan(0.3)
    expect(gone.analytics.churnRisk!).toBeGreaterThan(0.7)
    expect(faithful.analytics.relationshipScore!).toBeGreaterThan(gone.analytics.relationshipScore!)
    expect(Number(faithful.lifetime.predictedValue!.amount)).toBeGreaterThan(Number(gone.lifetime.predictedValue!.amount))
    expect(faithful.lifetime.retentionCurve).toHaveLength(13)
    expect(faithful.predictedBehavior).toMatchObject({ churnRisk: faithful.analytics.churnRisk, isNextBooked: false })
    expect(faithful.preferences.times[0]).toMatchObject({ hour: 10 })
  })

  test('says how far a risk and an expected spend can be believed, and not where the stored model cannot tell', async () => {
    const { predictedBehavior: risk, lifetime } = await read(of, 'Customer 25')
    expect(risk.churnRiskLow!).toBeLessThanOrEqual(risk.churnRisk!)
    expect(risk.churnRiskHigh!).toBeGreaterThanOrEqual(risk.churnRisk!)
    // Sixty customers tell little.
    expect(risk.churnRiskHigh! - risk.churnRiskLow!).toBeGreaterThan(0.02)
    expect(Number(lifetime.predictedValueHigh!.amount)).toBeGreaterThan(Number(lifetime.predictedValueLow!.amount))
    const older = `update customer_models set parameters = parameters - 'draws' where provider_id = $1 and kind = 'CHURN'`
    const { rows } = await world.pool.query(`select parameters from customer_models where provider_id = $1 and kind = 'CHURN'`, [of.id])
    await world.pool.query(older, [of.id])
    await of.record(...visit({ customer: 'Customer 24', daysAgo: 1 }))
    await customerScoresJob.run(world.house, now)
    const { predictedBehavior } = await read(of, 'Customer 24')
    expect(predictedBehavior.churnRisk).not.toBeNull()
    expect(predictedBehavior).toMatchObject({ churnRiskLow: null, churnRiskHigh: null })
    await world.pool.query(`update customer_models set parameters = $2 where provider_id = $1 and kind = 'CHURN'`, [
      of.id,
      (rows[0] as { parameters: unknown }).parameters,
    ])
  })

  test('foresees a next visit in its interval', async () => {
    const { nextBookingAt, nextBookingLow, nextBookingHigh, reasons } = (await read(of, 'Customer 25')).predictedBehavior
    expect(Date.parse(nextBookingLow!)).toBeLessThanOrEqual(Date.parse(nextBookingAt!))
    expect(Date.parse(nextBookingAt!)).toBeLessThanOrEqual(Date.parse(nextBookingHigh!))
    expect(reasons.join(' ')).toMatch(/Usually comes every \d+ days/)
  })

  test('scores a customer anew when something happens, with the same models', async () => {
    const before = await read(of, 'Customer 45')
    world.clock.now = new Date(now.getTime() + DAY_MS)
    await of.record(...visit({ customer: 'Customer 45', daysAgo: 0 }))
    await customerScoresJob.run(world.house, world.clock.now)
    const after = await read(of, 'Customer 45')
    expect(after.predictedBehavior.scoredAt).toBe(world.clock.now.toISOString())
    expect(after.analytics.churnRisk!).toBeLessThan(before.analytics.churnRisk!)
    expect(after.analytics.recencyScore).toBe(5)
    expect((await read(of, 'Customer 46')).predictedBehavior.scoredAt).toBe(now.toISOString())
  })

  test('tells a booked visit before an expected one', async () => {
    await of.record(visit({ customer: 'Customer 07', daysAgo: -12 })[0]!)
    const { predictedBehavior } = await read(of, 'Customer 07')
    expect(predictedBehavior).toMatchObject({ isNextBooked: true, nextBookingAt: '2026-06-27T09:00:00.000Z', nextBookingLow: null })
    expect(predictedBehavior.reasons).toContain('The next visit is booked for June 27, 2026.')
  })

  test('keeps the numbers of clusters at the next fit', async () => {
    const numbers = async () =>
      (
        await world.pool.query<{ customer_id: string; cluster: number }>(
          'select customer_id, cluster from customer_relationships where provider_id = $1 order by 1',
          [of.id],
        )
      ).rows
    const before = await numbers()
    world.clock.now = new Date(now.getTime() + 2 * DAY_MS)
    await customerModelsJob.run(world.house, world.clock.now)
    const after = await numbers()
    const moved = after.filter(({ cluster }, at) => cluster !== before[at]!.cluster)
    expect(moved.length).toBeLessThan(6)
  })
})

describe('a business with few customers', () => {
  test('gets scores, but no probabilities that nobody can know', async () => {
    const of = await world.provider()
    for (const daysAgo of [90, 60, 30]) await of.record(...visit({ customer: 'Ada', daysAgo }))
    await of.record(...visit({ customer: 'Ben', daysAgo: 10 }))
    await customerScoresJob.run(world.house, now)
    const ada = await read(of, 'Ada')
    expect(ada.analytics).toMatchObject({ rfmSegment: expect.any(String) as unknown, churnRisk: null, cluster: null })
    expect(ada.lifetime).toMatchObject({ predictedValue: null, expectedVisits: null, retentionCurve: [] })
    expect(ada.predictedBehavior.reasons).toContain('Not enough visits yet to tell how likely they are to come again.')
    const { customerSegmentation } = await of.get<{
      customerSegmentation: { models: { kind: string; fallbackReason: string | null }[]; summary: string[] }
    }>(grouped)
    expect(customerSegmentation.models.filter(({ fallbackReason }) => fallbackReason === null)).toEqual([])
    expect(customerSegmentation.summary).toContain('Not enough visits yet to tell who will come again.')
  })

  test('without any says that groups form as customers come', async () => {
    const of = await world.provider()
    await customerScoresJob.run(world.house, now)
    expect(await of.get(grouped)).toMatchObject({
      customerSegmentation: {
        scoredAt: null,
        customerCount: 0,
        models: [],
        behavioral: [],
        lifetimeValueDistribution: [],
        medianLifetimeValue: null,
        summary: ['No completed bookings yet: groups form as customers come.'],
      },
    })
  })
})

test('amounts are for those who may see revenue', async () => {
  const of = await world.provider()
  await of.record(...visit({ customer: 'Ada', daysAgo: 3 }))
  await customerScoresJob.run(world.house, now)
  const permissions = new Set([...rolePermissions.MANAGER].filter(permission => permission !== 'revenue.view'))
  const { data, errors } = await of.ask<{ customerSegmentation: Record<string, unknown> }>(grouped, {}, 'MANAGER', { permissions })
  expect(JSON.stringify(data)).not.toContain('"amount"')
  expect(new Set(errors?.map(({ extensions }) => extensions?.code))).toEqual(new Set(['FORBIDDEN']))
  expect(data?.customerSegmentation.customerCount).toBe(1)
})
