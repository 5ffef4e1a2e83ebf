import fc from 'fast-check'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomBusiness } from '../../../../../tests/kit/random-business'
import { rawFigures } from '../../../../../tests/kit/raw-figures'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { createScope } from '../../access/scope'
import { rolePermissions } from '../../access/roles'
import { addDays } from '../../core/calendar'
import { dailySeries, measureSums, metricsResolvers, moneySums } from '.'
import type { MeasureName } from '.'

const world = await room(buildSchemaSync({ resolvers: [...metricsResolvers], authChecker, validate: false }))
const from = new Date('2025-09-15T00:00:00Z')
const zone = 'America/New_York'
let id: number

beforeAll(async () => {
  const provider = await world.provider({ timeZone: zone })
  id = provider.id
  await provider.record(...randomBusiness({ seed: 5, bookings: 400, customers: 60, from, days: 200 }))
})
afterAll(() => world.close())

const asOwner = async <T>(work: (scope: ReturnType<typeof createScope>) => Promise<T>): Promise<T> => {
  const scope = createScope(world.house, {
    userId: '',
    sessionId: null,
    tokenId: null,
    email: '',
    name: '',
    memberId: null,
    role: 'OWNER',
    permissions: rolePermissions.OWNER,
    provider: { id, name: '', timeZone: zone, currency: 'EUR', weekStartsOn: 1 },
  } as unknown as Parameters<typeof createScope>[1])
  try {
    return await work(scope)
  } finally {
    await scope.close()
  }
}
const day = fc.integer({ min: -5, max: 215 }).map(shift => addDays('2025-09-15', shift))
const span = fc.tuple(day, fc.nat({ max: 90 })).map(([start, more]) => ({ start, end: addDays(start, more) }))
const byService = async (start: string, end: string): Promise<Record<string, number>> => {
  const { rows } = await world.pool.query<{ id: string; earned: number }>(
    `select service_id as id, sum(coalesce(final_price, price))::float8 as earned from bookings
     where provider_id = $1 and status = 'COMPLETED' and (completed_at at time zone $2)::date between $3::date and $4::date group by 1`,
    [id, zone, start, end],
  )
  return Object.fromEntries(rows.map(row => [row.id, row.earned]))
}

describe('sums of spans', () => {
  it('equal what the bookings themselves say, for spans that overlap as for any', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(span, { minLength: 1, maxLength: 4 }), async spans => {
        const names: MeasureName[] = ['bookings.count', 'revenue.earned', 'revenue.refunded', 'customers.new', 'customers.active']
        const sums = await asOwner(scope => measureSums(scope, spans, names))
        for (const [index, { start, end }] of spans.entries()) {
          const raw = await rawFigures(world.pool, id, zone, start, end)
          for (const name of names) expect(sums[index]!.get('')!(name), `${name} ${start} ${end}`).toBeCloseTo(raw[name]!, 6)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('are kept by service to the cent, and only of services that have any', async () => {
    await fc.assert(
      fc.asyncProperty(span, async days => {
        const [sums] = await asOwner(scope => moneySums(scope, [days], ['revenue.earned'], 'SERVICE'))
        const told = Object.fromEntries([...sums!].map(([value, reading]) => [value, Number(reading('revenue.earned'))]))
        expect(told).toEqual(await byService(days.start, days.end))
      }),
      { numRuns: 15 },
    )
  })

  it('are 0 in total where nothing is known, and of no value of a dimension', async () => {
    const spans = [{ start: '2001-01-01', end: '2001-12-31' }]
    const [total] = await asOwner(scope => moneySums(scope, spans, ['revenue.earned', 'customers.active']))
    expect(total!.get('')!('revenue.earned')).toBe('0')
    expect(total!.get('')!('customers.active')).toBe('0')
    expect((await asOwner(scope => moneySums(scope, spans, ['revenue.earned'], 'SOURCE')))[0]!.size).toBe(0)
  })
})

describe('daily series', () => {
  it('has every day once and adds up to the span', async () => {
    const days = { start: '2025-10-01', end: '2025-12-31' }
    const series = (await asOwner(scope => dailySeries(scope, ['bookings.count'], days))).get('')!
    const raw = await rawFigures(world.pool, id, zone, days.start, days.end)
    expect(series.days).toHaveLength(92)
    expect(series.of('bookings.count').reduce((sum, value) => sum + value, 0)).toBe(raw['bookings.count'])
  })
})
