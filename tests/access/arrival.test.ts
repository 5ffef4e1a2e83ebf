import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type pg from 'pg'
import type { Client } from '../kit/client'
import { completedBooking, record } from '../kit/events'
import { type World, world } from '../kit/world'

let house: World
let owner: Client

beforeAll(async () => {
  house = await world({ now: () => new Date('2026-03-10T12:00:00Z') })
  owner = await (await house.provider()).member()
  await book('20.00')
})
afterAll(() => house.close())

const book = (price: string) => record(owner, completedBooking(new Date('2026-03-05T10:00:00Z'), price))

const SUMS = '{ revenueAnalytics(period: { start: "2026-03-01", end: "2026-03-09" }, breakdown: SERVICE) { total { amount } } }'
const PARTS =
  '{ revenueAnalytics(period: { start: "2026-03-01", end: "2026-03-09" }, breakdown: SERVICE) { total { amount } breakdown { revenue { amount } } } }'
const BESIDE = `{ revenueAnalytics(period: { start: "2026-03-01", end: "2026-03-09" }) { total { amount } } bookings { totalCount } }`

interface Answer {
  revenueAnalytics: { total: { amount: string }; breakdown?: { revenue: { amount: string } }[] }
  bookings?: { totalCount: number }
}

/** Lets something happen after the next `count` requests have been let in and before they read. */
const onceLetIn = (work: () => Promise<unknown>, count = 1): { happened: () => boolean } => {
  let isDone = false
  let arrived = 0
  let release = (): void => undefined
  const everybody = new Promise<void>(resolve => (release = resolve))
  const { identityPool } = house.app.house
  const query = identityPool.query.bind(identityPool) as (...args: unknown[]) => Promise<pg.QueryResult>
  const spy = vi.spyOn(identityPool, 'query').mockImplementation((async (...args: unknown[]) => {
    const result = await query(...args)
    if ((args[0] as { name?: string }).name !== 'session-find' || arrived === count) return result
    arrived += 1
    if (arrived === count) {
      spy.mockRestore()
      await work()
      isDone = true
      release()
    }
    await everybody
    return result
  }) as never)
  return { happened: () => isDone }
}

it('is enough for what is kept: no connection is taken', async () => {
  const before = await owner.get<Answer>(PARTS)
  const connect = vi.spyOn(house.app.house.pool, 'connect')
  expect(await owner.get<Answer>(PARTS)).toEqual(before)
  expect(connect).not.toHaveBeenCalled()
  connect.mockRestore()
})

it('sees what was acknowledged before', async () => {
  await owner.get<Answer>(SUMS)
  await book('5.00')
  expect((await owner.get<Answer>(SUMS)).revenueAnalytics.total.amount).toBe('25.00')
})

it.each([
  ['parts of one answer', PARTS],
  ['a list beside it', BESIDE],
])('never mixes two states: %s', async (_, source) => {
  // Only the sum is kept: what else is asked for has to be read.
  const { revenueAnalytics } = await owner.get<Answer>(source === BESIDE ? BESIDE : SUMS)
  const late = onceLetIn(() => book('7.00'))
  const answer = await owner.get<Answer>(source)
  expect(late.happened()).toBe(true)
  const cents = Math.round(Number(revenueAnalytics.total.amount) * 100) + 700
  expect(Number(answer.revenueAnalytics.total.amount) * 100).toBeCloseTo(cents)
  const parts = answer.revenueAnalytics.breakdown?.map(({ revenue }) => revenue.amount)
  if (parts) expect(parts).toEqual([answer.revenueAnalytics.total.amount])
  expect(await owner.get<Answer>(source)).toEqual(answer)
})

it('keeps nothing that was read of another state', async () => {
  await owner.get<Answer>(SUMS)
  const late = onceLetIn(() => book('9.00'), 2)
  const [torn, whole] = await Promise.all([owner.get<Answer>(PARTS), owner.get<Answer>(PARTS)])
  expect(late.happened()).toBe(true)
  for (const { revenueAnalytics } of [torn, whole, await owner.get<Answer>(PARTS)])
    expect(revenueAnalytics.breakdown?.map(({ revenue }) => revenue.amount)).toEqual([revenueAnalytics.total.amount])
})
