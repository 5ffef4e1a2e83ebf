import { randomBytes } from 'node:crypto'
import { blindIndex, seal, SEAL_IV_BYTES, sealKey, unseal } from '@dashboard/api/core/sealed'
import { parseEvents } from '@dashboard/api/events/index'
import type pg from 'pg'
import { Client } from '../kit/client'
import { insertMember, insertProvider, password } from '../kit/people'
import { freePort, spawnServer, untilReady } from '../kit/server'
import { testEncryptionKey } from '../kit/settings'
import type { BenchHouse } from './house'
import { addHistory, dated, openHouse, zone } from './house'
import { type Load, load, pair, row } from './measure'
import { overviewQuery } from './overview-query'
import { connections } from './requests'

const workers = 16
const bookings = 20_000
const key = sealKey(testEncryptionKey)

const listOf = (fields: string): string => `{ customers(pageSize: 25) { totalCount customers { id name ${fields} } } }`

/** Seals, opens and indexes per second of one core. */
const primitives = (): void => {
  const context = { kind: 'email', providerId: 1 } as const
  const address = 'ann.archer@example.com'
  const iv = randomBytes(SEAL_IV_BYTES)
  const sealed = seal(key, context, address, iv)
  const work = {
    seal: () => seal(key, context, address, iv),
    open: () => unseal(key, context, sealed),
    'blind index': () => blindIndex(key, context, address),
  }
  const table: Record<string, unknown> = {}
  for (const [name, once] of Object.entries(work)) {
    const rounds = Array.from({ length: 7 }, () => {
      const [since, count] = [performance.now(), 30_000]
      for (let n = 0; n < count; n += 1) once()
      return ((performance.now() - since) * 1000) / count
    })
    const best = Math.min(...rounds)
    table[name] = { 'per second': Math.round(1e6 / best), microseconds: Number(best.toFixed(2)) }
  }
  console.log('\nsealing: one e-mail address, one core')
  console.table(table)
}

/** Gives everybody an address and a number, sealed or plain. */
const writeContacts = async (sql: pg.Pool, providerId: number, isSealed: boolean): Promise<void> => {
  const { rows } = await sql.query<{ id: string }>('select id from customers where provider_id = $1', [providerId])
  const told = (kind: 'email' | 'phone', text: string) =>
    isSealed ? seal(key, { kind, providerId }, text, randomBytes(SEAL_IV_BYTES)) : text
  await sql.query(
    'update customers c set email = n.email, phone = n.phone from unnest($1::uuid[], $2::text[], $3::text[]) n(id, email, phone) where c.id = n.id',
    [rows.map(({ id }) => id), rows.map((_, n) => told('email', `c${n}@example.com`)), rows.map((_, n) => told('phone', `+49 30 ${n}`))],
  )
  await sql.query('vacuum analyze customers')
}

/** The same question with everything sealed, and beside it something cheaper. */
const compared = async (house: BenchHouse, providerId: number): Promise<void> => {
  const { email } = await insertMember(house.sql, providerId, 'OWNER')
  const port = await freePort()
  const product = spawnServer(port, { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'silent' })
  await untilReady(product)
  const owner = new Client(product.url)
  await owner.signIn(email, password)
  const asking = async (query: string) => {
    await owner.get(query)
    const open = await connections(workers, `${product.url}/graphql`, JSON.stringify({ query }), { cookie: owner.cookie })
    return async (): Promise<Load> => {
      await load(open.ask, { workers, milliseconds: 500 })
      return load(open.ask, { workers, milliseconds: 2000 })
    }
  }
  const [names, contact, page] = [await asking(listOf('')), await asking(listOf('email phone')), await asking(overviewQuery)]
  const { rows } = await house.sql.query<{ email: string }>('select email from users')
  const sealedUser = rows[0]?.email
  const after = (isSealed: boolean, ask: () => Promise<Load>) => async (): Promise<Load> => {
    await writeContacts(house.sql, providerId, isSealed)
    await house.sql.query('update users set email = $1', [isSealed ? sealedUser : email])
    return ask()
  }
  const table: Record<string, unknown> = {}
  const told = (name: string, other: string, result: Awaited<ReturnType<typeof pair>>): void => {
    table[name] = row(result.product, { 'of the other': Number(result.ratio.toFixed(3)) })
    table[other] = row(result.floor)
  }
  told('overview', 'overview, address of the viewer plain', await pair(5, after(true, page), after(false, page)))
  told('25 customers with contact', '… contact plain', await pair(5, after(true, contact), after(false, contact)))
  told('25 customers with contact, noted', '… names only, not noted', await pair(5, after(true, contact), names))
  console.log(`\nsealing: a provider with ${bookings.toLocaleString('en')} bookings, ${workers} at once`)
  console.table(table)
  product.child.kill('SIGTERM')
  await product.exit
}

/** What events with contact and notes cost to take in, beside the same without. */
const ingested = async (house: BenchHouse, providerId: number): Promise<void> => {
  let number = 0
  const calls = (over: () => object) => (): Promise<Load> =>
    load(
      async () => {
        number += 1
        const event = {
          id: crypto.randomUUID(),
          type: 'BOOKING_CREATED',
          occurredAt: new Date().toISOString(),
          payload: {
            bookingRef: `sealing-${number}`,
            service: { ref: 's-1' },
            startsAt: new Date().toISOString(),
            customer: { ref: `c-${number % 4000}`, name: 'Ann Archer' },
            ...over(),
          },
        }
        await house.engine.record(providerId, parseEvents([dated(event)], zone), 'API')
      },
      { workers: 128, milliseconds: 2000 },
    )
  const personal = () => ({
    customer: { ref: `c-${number % 4000}`, name: 'Ann Archer', email: `c${number}@example.com`, phone: '+49 30 12345' },
    notes: 'likes the blue brush',
  })
  const result = await pair(5, calls(personal), calls(() => ({}))) // prettier-ignore
  console.log('\nsealing: single events of one provider, 128 at once')
  console.table({
    'with e-mail, phone and notes': row(result.product, { 'of the other': Number(result.ratio.toFixed(3)) }),
    'without them': row(result.floor),
  })
}

/** What sealing costs: by itself, in a page and a list, and where events come in. */
export const sealing = async (): Promise<void> => {
  primitives()
  const house = await openHouse()
  const providerId = await insertProvider(house.sql, zone)
  await addHistory(house, providerId, bookings)
  await house.sql.query('vacuum analyze')
  await compared(house, providerId)
  await ingested(house, providerId)
  await house.close()
}
