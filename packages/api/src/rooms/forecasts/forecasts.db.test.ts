import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { addDays, daysBetween, weekday } from '../../core/calendar'
import { forecastsJob, forecastsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...forecastsResolvers], authChecker, validate: false }))
type Provider = Awaited<ReturnType<typeof world.provider>>
afterAll(() => world.close())

const now = new Date('2026-06-15T12:00:00Z')
const today = '2026-06-15'
beforeAll(() => {
  world.clock.now = now
})

interface Forecast {
  predictions: { date: string; value: number; low80: number; high80: number; low95: number | null; high95: number | null }[]
  factors: { name: string; change: number }[]
  accuracy: { smape: number | null; mase: number | null; coverage80: number | null; coverage95: number | null; folds: number }
  model: string
  modelTitle: string
  reason: string | null
  trainedOn: { start: string; end: string } | null
  fittedAt: string | null
}
const document = `query ($daysAhead: Int! = 30) { revenueForecast(daysAhead: $daysAhead) {
  predictions { date value low80 high80 low95 high95 } factors { name change }
  accuracy { smape mase coverage80 coverage95 folds } model modelTitle reason trainedOn { start end } fittedAt } }`
const forecast = async (of: Provider, variables = {}) => (await of.get<{ revenueForecast: Forecast }>(document, variables)).revenueForecast

const noon = (date: string) => new Date(`${date}T10:00:00Z`)
/** Closed on Sundays, twice as busy on Saturdays, give or take two. */
const usualOn = (date: string) => [4, 4, 5, 5, 6, 9, 0][weekday(date) - 1]!
const visitsOn = (date: string, since: string) => usualOn(date) + ((daysBetween(since, date) * 7919) % 5) - 2
const busy = async (of: Provider, since: string, until: string) => {
  for (let date = since; date <= until; date = addDays(date, 1)) {
    if (weekday(date) === 7) continue
    const visits = Array.from({ length: visitsOn(date, since) }, (_, number) => `${date}-${number}`)
    await of.record(
      ...visits.flatMap((bookingRef, number) => [
        [
          'BOOKING_CREATED',
          noon(addDays(date, -3)),
          {
            bookingRef,
            customer: { ref: `customer ${(number * 7 + daysBetween(since, date)) % 40}` },
            service: { ref: `service ${number % 2}` },
            startsAt: noon(date).toISOString(),
            endsAt: new Date(noon(date).getTime() + 3_600_000).toISOString(),
            price: '30',
          },
        ] as const,
        ['BOOKING_COMPLETED', new Date(noon(date).getTime() + 3_600_000), { bookingRef }] as const,
      ]),
    )
  }
}
const rowsOf = async ({ id }: Provider) =>
  (
    await world.pool.query<{ metric: string; fitted_at: Date; trained_to: string }>(
      'select metric, fitted_at, trained_to::text from forecasts where provider_id = $1 order by metric',
      [id],
    )
  ).rows

describe('a forecast of revenue', () => {
  it('of a business without any history says so', async () => {
    expect(await forecast(await world.provider())).toEqual({
      predictions: [],
      factors: [],
      accuracy: { smape: null, mase: null, coverage80: null, coverage95: null, folds: 0 },
      model: 'NOT_ENOUGH_HISTORY',
      modelTitle: 'Not enough history',
      reason: 'Nothing is on record of the last eight weeks.',
      trainedOn: null,
      fittedAt: null,
    })
  })

  it('before a model was fitted is the level of the last weeks by weekday, and says so', async () => {
    const of = await world.provider()
    await busy(of, '2026-05-18', '2026-06-14')
    const { predictions, model, reason, fittedAt, trainedOn, accuracy } = await forecast(of, { daysAhead: 7 })
    expect([model, fittedAt, accuracy.folds]).toEqual(['WEEKDAY_PROFILE', null, 0])
    expect(reason).toMatch(/No model is fitted yet/)
    expect(trainedOn).toEqual({ start: '2026-05-18', end: '2026-06-14' })
    expect(predictions.map(({ date }) => date)).toEqual(Array.from({ length: 7 }, (_, day) => addDays(today, day)))
    expect(predictions[5]!.value).toBeGreaterThan(predictions[0]!.value)
    await forecastsJob.run(world.house, now)
    expect((await forecast(of, { daysAhead: 7 })).fittedAt).toBe(now.toISOString())
  })

  it('is fitted by the job, for days from today on, with what it learned from and how good it was', async () => {
    const of = await world.provider()
    await busy(of, '2026-01-01', '2026-06-14')
    await forecastsJob.run(world.house, now)
    const { predictions, model, trainedOn, accuracy, factors, fittedAt } = await forecast(of)
    expect(fittedAt).toBe(now.toISOString())
    expect(trainedOn).toEqual({ start: '2026-01-01', end: '2026-06-14' })
    expect(['SEASONAL_NAIVE', 'WEEKDAY_PROFILE', 'NOT_ENOUGH_HISTORY']).not.toContain(model)
    expect(accuracy.folds).toBeGreaterThan(18)
    expect(accuracy.mase).toBeLessThan(1)
    for (const share of [accuracy.coverage80, accuracy.coverage95]) expect(share! >= 0 && share! <= 1).toBe(true)
    expect(predictions).toHaveLength(30)
    expect(predictions[0]!.date).toBe(today)
    for (const { date, value, low80, high80, low95, high95 } of predictions) {
      expect(Math.abs(value - 30 * usualOn(date))).toBeLessThanOrEqual(30)
      expect([low95! <= low80, low80 <= value, value <= high80, high80 <= high95!, low95! >= 0]).toEqual([true, true, true, true, true])
    }
    expect((await forecast(of, { daysAhead: 366 })).predictions).toHaveLength(366)
    const { rows } = await world.pool.query<{ change: string }>(
      `select sum(coalesce(final_price, price) * case when completed_at >= '2026-05-17T22:00:00Z' then 1 else -1 end)::text as change
       from bookings where provider_id = $1 and completed_at >= '2026-04-19T22:00:00Z' and status = 'COMPLETED'`,
      [of.id],
    )
    expect(factors.reduce((total, { change }) => total + change, 0)).toBeCloseTo(Number(rows[0]!.change), 6)
    expect((await rowsOf(of)).map(({ metric }) => metric)).toEqual(['bookings.completed', 'revenue'])
  })

  it('is made anew in the night of the provider, or when it missed one, and not in between', async () => {
    const of = await world.provider({ timeZone: 'America/New_York' })
    await busy(of, '2026-06-01', '2026-06-14')
    const fittedAfter = async (time: string) => {
      world.clock.now = new Date(time)
      await forecastsJob.run(world.house, world.clock.now)
      return (await rowsOf(of))[0]!.fitted_at.toISOString()
    }
    try {
      expect(await fittedAfter('2026-06-15T12:00:00Z')).toBe('2026-06-15T12:00:00.000Z')
      expect(await fittedAfter('2026-06-15T20:37:00Z')).toBe('2026-06-15T12:00:00.000Z')
      expect(await fittedAfter('2026-06-16T07:37:00Z')).toBe('2026-06-16T07:37:00.000Z')
      expect((await rowsOf(of))[0]!.trained_to).toBe('2026-06-15')
      expect(await fittedAfter('2026-06-17T12:37:00Z')).toBe('2026-06-17T12:37:00.000Z')
    } finally {
      world.clock.now = now
    }
  })

  it('takes 1 to 366 days ahead', async () => {
    const of = await world.provider()
    for (const daysAhead of [0, -1, 367]) {
      const { errors } = await of.ask(document, { daysAhead })
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'daysAhead', message: 'must be from 1 to 366' }],
      })
    }
  })

  it('is not for those who see only their own work', async () => {
    const of = await world.provider()
    expect((await of.ask(document, {}, 'STAFF')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})
