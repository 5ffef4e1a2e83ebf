import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { createPool } from '../../packages/api/src/db/pool'
import { Feed } from '../../packages/api/src/events/feed.service'
import { Ingest } from '../../packages/api/src/events/ingest.service'
import type { SealEvents } from '../../packages/api/src/events/seals.service'
import { createTestDatabase } from '../kit/db'

const silent = { warn: () => undefined }

/** Sealed values differ each time: left plain, states can be compared. */
const seal: SealEvents = (_, events) => Promise.resolve(events)

/** An engine with its feed, as one process has them. */
export interface Engine {
  ingest: Ingest
  feed: Feed
  pool: pg.Pool
  close(): Promise<void>
}

/** A database with as many engines on it as a test wants. */
export interface EngineWorld {
  url: string
  pool: pg.Pool
  engine(): Engine
  provider(timeZone?: string, currency?: string): Promise<number>
  close(): Promise<void>
}

const startEngine = (url: string): Engine => {
  const pool = createPool(url, silent, { max: 4 })
  const parts = { pool, now: () => new Date() }
  const feed = new Feed({ ...parts, warn: () => undefined })
  const ingest = new Ingest({ ...parts, seal, publish: entries => feed.publish(entries) })
  const close = async () => {
    await ingest.close()
    await feed.close()
    await pool.end()
  }
  return { ingest, feed, pool, close }
}

export const createEngineWorld = async (): Promise<EngineWorld> => {
  const database = await createTestDatabase()
  const pool = createPool(database.url, silent, { max: 4 })
  const engines: Engine[] = []
  return {
    url: database.url,
    pool,
    engine() {
      const engine = startEngine(database.url)
      engines.push(engine)
      return engine
    },
    async provider(timeZone = 'America/New_York', currency = 'USD') {
      const { rows } = await pool.query<{ id: number }>(
        'insert into providers (name, slug, time_zone, currency) values ($1, $2, $3, $4) returning id',
        ['Paws', randomUUID(), timeZone, currency],
      )
      return rows[0]!.id
    },
    async close() {
      for (const engine of engines) await engine.close()
      await pool.end()
      await database.drop()
    },
  }
}

const questions = {
  bookings: `select id, ref, customer_id, service_id, assigned_to, pet_id, source, status, starts_at, ends_at, booked_at, price, final_price, checked_in_at, completed_at, cancelled_at, cancel_reason, registers from bookings where provider_id = $1 order by id`,
  customers: `select id, ref, name, email, phone, address, source, email_consent, sms_consent, joined_at, registers from customers where provider_id = $1 order by id`,
  relationships: `select customer_id, first_booking_at, last_booking_at, total_bookings, total_spent, average_booking_value from customer_relationships where provider_id = $1 order by 1`,
  metrics: `select metric_name, dimension, dimension_value, metric_date, value from business_metrics where provider_id = $1 and value <> 0 order by 1, 2, 3, 4`,
  hourly: `select metric_date, hour, metric_name, value from business_metrics_hourly where provider_id = $1 and value <> 0 order by 1, 2, 3`,
  customerDays: `select metric_date, customer_id, bookings, revenue from customer_days where provider_id = $1 order by 1, 2`,
  refunds: `select id, booking_id, amount, reason, refunded_at from booking_refunds where provider_id = $1 order by 1`,
  reviews: `select id, customer_id, booking_id, team_member_id, rating, text, reviewed_at from reviews where provider_id = $1 order by 1`,
  feedback: `select id, customer_id, booking_id, team_member_id, type, score, response, received_at from customer_feedback where provider_id = $1 order by 1`,
  events: `select id, type, occurred_at, payload, applied from business_events where provider_id = $1 order by 1`,
}

/** All that events make of a provider, in a fixed order. Cells that came back to zero are as good as none. */
export const stateOf = async (pool: pg.Pool, providerId: number) => {
  const state: Record<string, unknown[]> = {}
  for (const [name, question] of Object.entries(questions)) state[name] = (await pool.query(question, [providerId])).rows
  return state
}

/** Sums of a provider's totals over all days. */
export const totalsOf = async (pool: pg.Pool, providerId: number): Promise<Record<string, number>> => {
  const { rows } = await pool.query<{ metric_name: string; sum: string }>(
    `select metric_name, sum(value) from business_metrics where provider_id = $1 and dimension = 'TOTAL' group by 1 having sum(value) <> 0`,
    [providerId],
  )
  return Object.fromEntries(rows.map(row => [row.metric_name, Number(row.sum)]))
}
