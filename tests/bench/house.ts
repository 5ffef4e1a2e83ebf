import { startApp } from '@dashboard/api/app/app'
import { migrate } from '@dashboard/api/db/migrate'
import { engineOf, parseEvents } from '@dashboard/api/events/index'
import pg from 'pg'
import { Client } from '../kit/client'
import { completedBooking } from '../kit/events'
import { insertMember, password } from '../kit/people'
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
    app,
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

/** An owner of the provider, signed in. */
export const addOwner = async ({ sql, url }: BenchHouse, providerId: number): Promise<Client> => {
  const { email } = await insertMember(sql, providerId, 'OWNER')
  const client = new Client(url)
  await client.signIn(email, password)
  return client
}

/** Two years of completed bookings up to now, evenly spread. */
export const addHistory = async ({ engine }: BenchHouse, providerId: number, bookings: number): Promise<void> => {
  const now = Date.now()
  const span = 730 * 86_400_000
  for (let start = 0; start < bookings; start += 2000) {
    const inputs = Array.from({ length: Math.min(2000, bookings - start) }, (_, index) => {
      const number = start + index
      return completedBooking(new Date(now - span + (span * number) / bookings), (20 + (number % 80)).toFixed(2), {
        customer: `c-${(number * 7919) % 4000}`,
        service: `s-${number % 8}`,
      })
    }).flat()
    await engine.record(
      providerId,
      parseEvents(inputs.map(input => ({ ...input, occurredAt: new Date(input.occurredAt) })) as Parameters<typeof parseEvents>[0], zone),
      'IMPORT',
    )
  }
}
