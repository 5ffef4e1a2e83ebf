import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../../tests/kit/db'
import { testSettings } from '../../../../../tests/kit/settings'
import { createHouse, type House } from '../../access/house'
import { passwordMatches } from '../../access/passwords.service'
import { sealer } from '../../access/pii/sealer.service'
import { closePools, openPools } from '../../db/pool'
import { beat, fillBoard, patientOf } from './pulse/beat.service'
import { startPulse } from './pulse/pulse.job'
import { readSituation } from './pulse/pulse.repository'
import { boardCounts } from './pulse/situation'
import { seedDemo } from './seed.service'
import { findBusinesses, foundBusinesses, type Business } from './setup/businesses.service'
import { sendHistory } from './setup/load.service'
import type { ProviderTruth } from './truth/model'
import { groomer } from './truth/groomer'
import { walker } from './truth/walker'
import { worldEvents } from './world/events'
import { simulate } from './world/simulate'

const DAY_MS = 86_400_000
const now = new Date('2026-11-23T15:00:00Z')
/** The salon with a tenth of its customers. */
const salon: ProviderTruth = { ...groomer, campaigns: [], arrivals: { ...groomer.arrivals, initial: 60, perDay: 0.3 } }
const clock = { now }
const databases: TestDatabase[] = []
const houses: House[] = []

const emptyHouse = async (demo = true): Promise<House> => {
  const database = await createTestDatabase()
  databases.push(database)
  const pools = openPools(database.url, { warn: () => undefined })
  const house = createHouse({
    ...pools,
    log: pino({ level: 'silent' }),
    settings: { ...testSettings(database.url), demo },
    now: () => clock.now,
  })
  house.onClose(() => closePools(pools))
  houses.push(house)
  return house
}
afterAll(async () => {
  for (const house of houses) await house.close()
  for (const database of databases) await database.drop()
})

const figure = async (pool: Pool, text: string, values: unknown[] = []): Promise<number> => {
  const { rows } = await pool.query<{ figure: string }>(`select (${text})::text as figure`, values)
  return Number(rows[0]?.figure)
}
const countEvents = (house: House) => figure(house.enginePool, 'select count(*) from business_events')

describe('loading the demo', () => {
  let house: House
  beforeAll(async () => {
    house = await emptyHouse()
    await seedDemo(house, { now, truths: [walker] })
  })

  it('makes bookings whose completed amounts are the earned revenue, and leaves no event waiting', async () => {
    const paid = await figure(house.enginePool, "select sum(coalesce(final_price, price)) from bookings where status = 'COMPLETED'")
    expect(
      await figure(
        house.enginePool,
        "select sum(value) from business_metrics where metric_name = 'revenue.earned' and dimension = 'TOTAL'",
      ),
    ).toBeCloseTo(paid, 4)
    expect(await figure(house.enginePool, 'select count(*) from business_events where not applied')).toBe(0)
    expect(await figure(house.enginePool, 'select count(*) from bookings')).toBeGreaterThan(3000)
    expect(
      await figure(house.enginePool, "select count(*) from bookings where starts_at > $1 and status in ('PENDING', 'CONFIRMED')", [now]),
    ).toBeGreaterThan(20)
    expect(
      await figure(
        house.enginePool,
        "select count(*) from bookings where ends_at < $1::timestamptz - interval '2 hours' and status in ('PENDING', 'CONFIRMED')",
        [now],
      ),
    ).toBe(0)
  })

  it('gives its people a password, a plan and goals, its pets a breed', async () => {
    const { rows } = await house.enginePool.query<{ password_hash: string }>(
      'select password_hash from users where email_index = any($1)',
      [house.singleton(sealer).indexes('email', null, 'owner@other.test')],
    )
    expect(await passwordMatches(rows[0]?.password_hash ?? null, 'demo-demo-demo')).toBe(true)
    expect(await figure(house.enginePool, "select count(*) from team_schedules where date > '2026-11-24'")).toBeGreaterThan(15)
    expect(
      await figure(
        house.enginePool,
        "select count(*) from business_goals where status = 'ACTIVE' and start_date <= '2026-11-23' and end_date >= '2026-11-23'",
      ),
    ).toBe(1)
    expect(await figure(house.enginePool, 'select count(*) from pets where breed is null')).toBe(0)
  })

  it('again adds nothing', async () => {
    const before = await countEvents(house)
    expect(await seedDemo(house, { now, truths: [walker] })).toEqual({ businesses: 1, recorded: 0 })
    expect(await countEvents(house)).toBe(before)
  })

  it('days later fills the gap, whatever people did with the bookings meanwhile', async () => {
    const { rows } = await house.enginePool.query<{ ref: string }>(
      "select ref from bookings where status in ('PENDING', 'CONFIRMED') and starts_at > $1 order by starts_at limit 5",
      [now],
    )
    const [business] = await findBusinesses(house)
    const cancelled = rows.map(row => row.ref)
    const events = cancelled.map((bookingRef, index) => ({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      type: 'BOOKING_CANCELLED' as const,
      occurredAt: now,
      payload: { bookingRef },
    }))
    await sendHistory(house, { id: business!.id, currency: 'GBP' }, events, () => undefined)
    const later = new Date(now.getTime() + 6 * DAY_MS)
    const { recorded } = await seedDemo(house, { now: later, truths: [walker] })
    expect(recorded).toBeGreaterThan(60)
    expect(await figure(house.enginePool, 'select count(*) from bookings where completed_at > $1', [now])).toBeGreaterThan(15)
    expect(await figure(house.enginePool, "select count(*) from bookings where ref = any($1) and status <> 'CANCELLED'", [cancelled])).toBe(
      0,
    )
    expect(
      await figure(
        house.enginePool,
        "select count(*) from bookings where ends_at < $1::timestamptz - interval '2 hours' and status in ('PENDING', 'CONFIRMED')",
        [later],
      ),
    ).toBe(0)
    expect(await figure(house.enginePool, 'select max(date) - $1::date from team_schedules', [later])).toBeGreaterThan(24)
  })
})

describe('a load that was interrupted', () => {
  it('is finished as if nothing had been', async () => {
    const house = await emptyHouse()
    await foundBusinesses(house, now, [walker])
    const [business] = await findBusinesses(house, [walker])
    const whole = worldEvents(simulate(walker, business!.founded.seed, business!.epoch, now.getTime()), -Infinity, now.getTime())
    await sendHistory(house, { id: business!.id, currency: 'GBP' }, whole.slice(0, 4000), () => undefined)
    await seedDemo(house, { now, truths: [walker] })
    expect(await countEvents(house)).toBe(whole.length)
    expect(await figure(house.enginePool, 'select count(*) from business_goals')).toBe(1)
  })
})

describe('the demo stays away', () => {
  it('from a server that is not in demo mode', async () => {
    const house = await emptyHouse(false)
    await expect(seedDemo(house, { now })).rejects.toThrow('embedded database')
    await startPulse(house).stop()
    expect(await countEvents(house)).toBe(0)
  })

  it('from a database that holds somebody else', async () => {
    const house = await emptyHouse()
    await house.enginePool.query("insert into providers (name, slug, time_zone, currency) values ('Real', 'real', 'Europe/Berlin', 'EUR')")
    expect(await seedDemo(house, { now })).toEqual({ businesses: 0, recorded: 0 })
    expect(await figure(house.enginePool, 'select count(*) from users')).toBe(0)
  })
})

describe('the pulse', () => {
  let house: House
  let business: Business
  const board = async () => {
    const { clock: local } = business.founded
    const { day } = local.at(clock.now.getTime())
    const dayStart = local.instant(day, 0)
    return boardCounts(
      await readSituation(house.enginePool, business.id, clock.now, new Date(dayStart)),
      dayStart,
      local.instant(day + 1, 0),
    )
  }
  beforeAll(async () => {
    house = await emptyHouse()
    await seedDemo(house, { now, truths: [salon] })
    business = (await findBusinesses(house, [salon]))[0]!
  })
  afterAll(() => {
    clock.now = now
  })

  it.each(['05:05', '08:20', '12:00', '15:30', '18:45', '21:15', '23:50', '29:10'])(
    'puts something into every column of the board at %s',
    async time => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      // The salon's midnight is 05:00 UTC.
      clock.now = new Date(Date.UTC(2026, 10, 24, hours, minutes))
      await seedDemo(house, { now: clock.now, truths: [salon] })
      await fillBoard(patientOf(house, business))
      for (const count of Object.values(await board())) expect(count).toBeGreaterThanOrEqual(2)
    },
  )

  it('makes things happen that the engine accepts, by day and by night', async () => {
    for (const hour of [6, 17, 21]) {
      clock.now = new Date(Date.UTC(2026, 10, 26, hour))
      await seedDemo(house, { now: clock.now, truths: [salon] })
      const before = await countEvents(house)
      const patient = patientOf(house, business)
      for (let count = 0; count < 30; count += 1) await beat(patient)
      expect(await countEvents(house)).toBeGreaterThan(before + 20)
    }
    expect(await figure(house.enginePool, 'select count(*) from business_events where not applied')).toBe(0)
    const kinds = await house.enginePool.query<{ type: string }>('select distinct type from business_events where occurred_at >= $1', [
      new Date(Date.UTC(2026, 10, 26)),
    ])
    expect(kinds.rows.map(row => row.type)).toEqual(
      expect.arrayContaining(['BOOKING_CREATED', 'PROFILE_VIEWED', 'BOOKING_CHECKED_IN', 'REVIEW_RECEIVED']),
    )
  })

  it('shows who comes meanwhile the test that runs, and nobody the one that is over', async () => {
    const shown = (ended: boolean) =>
      figure(
        house.enginePool,
        'select count(*) from experiment_exposures x join experiments e on e.id = x.experiment_id where (e.ends_at is not null) = $1',
        [ended],
      )
    clock.now = new Date(Date.UTC(2026, 10, 28, 12))
    const [over, running] = [await shown(true), await shown(false)]
    expect(Math.min(over, running)).toBeGreaterThan(5)
    clock.now = new Date(Date.UTC(2026, 11, 3, 12))
    await seedDemo(house, { now: clock.now, truths: [salon] })
    expect(await shown(true)).toBe(over)
    expect(await shown(false)).toBeGreaterThan(running)
  })

  it('stops when it is told to', async () => {
    const pulse = startPulse(house)
    await sleep(300)
    await pulse.stop()
    const after = await countEvents(house)
    await sleep(300)
    expect(await countEvents(house)).toBe(after)
  })
})
