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
const bookings = 10_000
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

/** Gives everybody of a provider an address and a number, sealed or plain. */
const writeContacts = async (sql: pg.Pool, providerId: number, isSealed: boolean): Promise<void> => {
  const { rows } = await sql.query<{ id: string }>('select id from customers where provider_id = $1', [providerId])
  const told = (kind: 'email' | 'phone', text: string) =>
    isSealed ? seal(key, { kind, providerId }, text, randomBytes(SEAL_IV_BYTES)) : text
  await sql.query(
    'update customers c set email = n.email, phone = n.phone from unnest($1::uuid[], $2::text[], $3::text[]) n(id, email, phone) where c.id = n.id',
    [rows.map(({ id }) => id), rows.map((_, n) => told('email', `c${n}@example.com`)), rows.map((_, n) => told('phone', `+49 30 ${n}`))],
  )
}

/** A provider with a history, whose people are sealed or plain, and its owner at the server. */
const opened = async (house: BenchHouse, url: string, isSealed: boolean) => {
  const providerId = await insertProvider(house.sql, zone)
  await addHistory(house, providerId, bookings)
  await writeContacts(house.sql, providerId, isSealed)
  const { email } = await insertMember(house.sql, providerId, 'OWNER')
  const owner = new Client(url)
  await owner.signIn(email, password)
  if (!isSealed) await house.sql.query('update users u set email = $2 from team_members m where m.user_id = u.id and m.provider_id = $1', [providerId, email]) // prettier-ignore
  return async (query: string): Promise<Load> => {
    await owner.get(query)
    // Opened anew each time: the server closes what was idle meanwhile.
    const open = await connections(workers, `${url}/graphql`, JSON.stringify({ query }), { cookie: owner.cookie })
    await load(open.ask, { workers, milliseconds: 200 })
    const result = await load(open.ask, { workers, milliseconds: 800 })
    open.close()
    return result
  }
}

/** The same questions to a provider with everything sealed, and to one with everything plain. */
const compared = async (house: BenchHouse): Promise<void> => {
  const port = await freePort()
  const product = spawnServer(port, { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'silent', COST_PER_MINUTE: '0' })
  await untilReady(product)
  const [secret, plain] = [await opened(house, product.url, true), await opened(house, product.url, false)]
  await house.sql.query('vacuum analyze')
  const contact = listOf('email phone')
  const questions: Record<string, readonly [() => Promise<Load>, () => Promise<Load>]> = {
    'overview / all plain': [() => secret(overviewQuery), () => plain(overviewQuery)],
    '25 customers, names / all plain': [() => secret(listOf('')), () => plain(listOf(''))],
    '25 customers, contact / contact plain': [() => secret(contact), () => plain(contact)],
    '25 customers, contact plain but noted / names': [() => plain(contact), () => plain(listOf(''))],
  }
  const table: Record<string, unknown> = {}
  for (const [name, [one, other]] of Object.entries(questions)) {
    const result = await pair(11, one, other)
    const floor = { 'per second of the other': Math.round(result.floor.perSecond) }
    table[name] = row(result.product, { ...floor, ratio: Number(result.ratio.toFixed(3)) })
  }
  console.log(`\nsealing: providers with ${bookings.toLocaleString('en')} bookings each, ${workers} at once`)
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
  await compared(house)
  await ingested(house, await insertProvider(house.sql, zone))
  await house.close()
}
