import type pg from 'pg'
import { Client } from '../kit/client'
import { insertMember, insertProvider, password } from '../kit/people'
import { freePort, spawnServer, untilReady } from '../kit/server'
import type { Size } from './analytics-fill'
import { fill } from './analytics-fill'
import type { Question } from './analytics-questions'
import { questions } from './analytics-questions'
import type { BenchHouse } from './house'
import { openHouse, zone } from './house'
import { quantile } from './measure'

const year = 365
/** `ANALYTICS_SCALE=0.1` asks for a tenth of everything, to try the benchmark itself. */
const scale = Number(process.env.ANALYTICS_SCALE ?? 1)
const huge: Size = { bookings: 1_000_000 * scale, customers: 50_000 * scale, services: 20, members: 30, days: year }
const neighbour: Size = { bookings: 300, customers: 60, services: 5, members: 3, days: year }
const neighbours = 1000 * scale
/** The same year and the one before, which answers compare it with; and ten times as many years. */
const young: Size = { bookings: 100_000 * scale, customers: 8_000 * scale, services: 12, members: 10, days: year * 2 }
const old: Size = { ...young, bookings: young.bookings * 10, days: young.days * 10 }

const coldRounds = 15
const warmRounds = 60
const rawRounds = 5
/** Postgres plans a prepared statement anew for its first five uses on a connection, and one request after another takes two in turn. */
const warmUps = 12

const localToday = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone.timeZone }).format(new Date())
const shifted = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
/** The year up to yesterday. */
const variables = () => ({ start: shifted(localToday(), -year), end: shifted(localToday(), -1) })

const times = async (
  rounds: number,
  work: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => undefined,
): Promise<number[]> => {
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await before()
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  return taken
}

/** Whatever was kept of the provider's answers is kept no longer. */
const move = (sql: pg.Pool, providerId: number) => () =>
  sql.query('update provider_versions set version = version + 1 where provider_id = $1', [providerId])

const ownerOf = async (house: BenchHouse, url: string, providerId: number): Promise<Client> => {
  const { email } = await insertMember(house.sql, providerId, 'OWNER')
  const owner = new Client(url)
  await owner.signIn(email, password)
  return owner
}

const rounded = (value: number): number => Number(value.toFixed(value < 10 ? 2 : 1))

interface Asked {
  cold: number[]
  warm: number[]
  /** A question that asks nothing, asked in turn with the kept one: a noisy machine is noisy for both. */
  floor: number[]
}

const asked = async (sql: pg.Pool, owner: Client, providerId: number, { document }: Question): Promise<Asked> => {
  const ask = () => owner.get(document, variables())
  await ask()
  const cold = await times(coldRounds, ask, move(sql, providerId))
  const warm: number[] = []
  const floor: number[] = []
  for (let round = 0; round < warmRounds; round += 1) {
    floor.push(...(await times(1, () => owner.get('{ viewer { id } }'))))
    warm.push(...(await times(1, ask)))
  }
  return { cold, warm, floor }
}

const row = ({ cold, warm, floor }: Asked, raw: number | null) => ({
  'cold p50 ms': rounded(quantile(cold, 0.5)),
  'cold p95 ms': rounded(quantile(cold, 0.95)),
  'cached p50 ms': rounded(quantile(warm, 0.5)),
  'cached p95 ms': rounded(quantile(warm, 0.95)),
  'raw SQL ms': raw === null ? '' : rounded(raw),
  'cold of raw': raw === null ? '' : rounded(quantile(cold, 0.5) / raw),
  'cached of viewer': rounded(quantile(warm, 0.5) / quantile(floor, 0.5)),
})

const besideRaw = async (house: BenchHouse, url: string, providerId: number): Promise<void> => {
  const owner = await ownerOf(house, url, providerId)
  const { start, end } = variables()
  const table: Record<string, unknown> = {}
  for (const question of questions) {
    const { raw } = question
    const plain = raw === null ? null : quantile(await times(rawRounds, () => house.sql.query(raw, [providerId, start, end])), 0.5)
    const answers = await asked(house.sql, owner, providerId, question)
    table[question.name + (question.byRollups ? '' : ' *')] = row(answers, plain)
  }
  console.log(
    `\nanalytics: one year of ${huge.bookings.toLocaleString('en')} bookings beside ${neighbours.toLocaleString('en')} other providers; * what rollups alone cannot answer`,
  )
  console.table(table)
}

const besideHistory = async (house: BenchHouse, url: string, ids: readonly [number, number]): Promise<void> => {
  const owners = await Promise.all(ids.map(id => ownerOf(house, url, id)))
  const table: Record<string, unknown> = {}
  // Cohorts go back as far as there is history.
  const unchanged = questions.filter(({ name, raw }) => raw !== null && name !== 'retention')
  for (const question of unchanged) {
    const ask = (index: number) => () => owners[index]!.get(question.document, variables())
    const taken: number[][] = [[], []]
    for (const index of taken.keys()) await times(warmUps, ask(index), move(house.sql, ids[index]!))
    // In turn, so that a noisy machine is noisy for both.
    for (let round = 0; round < coldRounds * 2; round += 1)
      for (const [index, list] of taken.entries()) list.push(...(await times(1, ask(index), move(house.sql, ids[index]!))))
    const [young = 0, old = 0] = taken.map(list => quantile(list, 0.5))
    table[question.name] = { 'two years ms': rounded(young), 'twenty years ms': rounded(old), ratio: rounded(old / young) }
  }
  console.log(
    `\nanalytics: the same year of ${(young.bookings / 2).toLocaleString('en')} bookings, with two years on record and with twenty; cold p50`,
  )
  console.table(table)
}

const filled = async (house: BenchHouse, size: Size): Promise<number> => {
  const providerId = await insertProvider(house.sql, zone)
  await fill(house.sql, providerId, size)
  return providerId
}

/** Each analytics operation cold and cached beside the same question over raw bookings; then with ten times the history. */
export const analytics = async (): Promise<void> => {
  const house = await openHouse()
  const providerId = await filled(house, huge)
  for (let count = 0; count < neighbours; count += 1) await filled(house, neighbour)
  const ids: [number, number] = [await filled(house, young), await filled(house, old)]
  await house.sql.query('vacuum analyze')
  const port = await freePort()
  const product = spawnServer(port, { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'silent', COST_PER_MINUTE: '0' })
  await untilReady(product)
  await besideRaw(house, product.url, providerId)
  await besideHistory(house, product.url, ids)
  product.child.kill('SIGTERM')
  await product.exit
  await house.close()
}
