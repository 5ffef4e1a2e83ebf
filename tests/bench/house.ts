import { startApp } from '@dashboard/api/app/app'
import { migrate } from '@dashboard/api/db/migrate'
import { engineOf, parseEvents } from '@dashboard/api/events/index'
import pg from 'pg'
import { completedBooking } from '../kit/events'
import { startTestServer } from '../kit/postgres'
import { testSettings } from '../kit/settings'

export const zone = { timeZone: 'America/New_York', currency: 'USD' }

/** An app on a durable database: every acknowledged write is on the disk. */
export const openHouse = async () => {
  const database = await startTestServer({ durable: true })
  await migrate(database.url)
  const app = await startApp({ settings: testSettings(database.url), web: false })
  const sql = new pg.Pool({ connectionString: database.url, max: 16 })
  return {
    databaseUrl: database.url,
    sql,
    url: app.url,
    engine: engineOf(app.house),
    async close() {
      await app.close()
      await sql.end()
      await database.remove()
    },
  }
}

export type BenchHouse = Awaited<ReturnType<typeof openHouse>>

const dayMs = 86_400_000
const perCall = 500

/** Two years of completed bookings up to now, evenly spread over 4,000 customers and 8 services. */
export const addHistory = async ({ engine }: BenchHouse, providerId: number, bookings: number): Promise<void> => {
  const from = Date.now() - 730 * dayMs
  const booking = (number: number) =>
    completedBooking(new Date(from + (730 * dayMs * number) / bookings), (20 + (number % 80)).toFixed(2), {
      customer: `c-${(number * 7919) % 4000}`,
      service: `s-${number % 8}`,
    })
  for (let start = 0; start < bookings; start += perCall) {
    const inputs = Array.from({ length: Math.min(perCall, bookings - start) }, (_, index) => booking(start + index)).flat()
    await engine.record(providerId, parseEvents(inputs.map(dated), zone), 'IMPORT')
  }
}

/** An event of the kit as the API hands it on. */
export const dated = <T extends { type: string; occurredAt: string }>(input: T) => ({
  ...input,
  type: input.type as Parameters<typeof parseEvents>[0][number]['type'],
  occurredAt: new Date(input.occurredAt),
})
