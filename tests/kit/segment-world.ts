/** A random business for questions about its customers: with ties, gaps, odd texts and instants at the edges of days. */
import { addDays } from '@dashboard/api/core/calendar'
import { localDay, startOfDay } from '@dashboard/api/core/local-time'
import { standingAt } from '@dashboard/api/events/standing'
import { acquisitionChannels, rfmSegments } from '@dashboard/schema/vocabulary'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { sealedEmail } from './people'
import { stream } from './random-business'
import type { CustomerFacts } from './segment-oracle'

const DAY_MS = 86_400_000

/** Texts that would mean something to a pattern, a quotation, or a careless comparison. */
export const oddTexts = [
  'VIP',
  'vip ',
  "O'Hara",
  '50%',
  '_50',
  'a\\b',
  'ÄRGER',
  'straße',
  'İstanbul',
  'big dog',
  'Big',
  '"quoted"',
  '[]',
  '1',
]
const species = ['Dog', 'dog', 'CAT', 'Guinea pig', "Hare's", '100%']

export interface SegmentBusiness {
  seed: number
  providerId: number
  timeZone: string
  now: Date
  customers: number
}

const dice = ({ seed, timeZone, now }: SegmentBusiness) => {
  const random = stream(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!
  return {
    random,
    below,
    pick,
    isTrue: (share: number): boolean => random() < share,
    maybe: <T>(share: number, value: () => T): T | null => (random() < share ? value() : null),
    some: <T>(values: readonly T[], most: number): T[] => [...new Set(Array.from({ length: below(most + 1) }, () => pick(values)))],
    /** An instant so many days from now, often the first or last of a day. */
    instant(from: number, to: number): Date {
      const at = new Date(now.getTime() + (from + random() * (to - from)) * DAY_MS)
      if (random() < 0.5) return at
      const midnight = startOfDay(addDays(localDay(at, timeZone), below(2)), timeZone)
      return new Date(midnight.getTime() + pick([-1, 0, 1]))
    },
  }
}

type Dice = ReturnType<typeof dice>

const insertServices = async (sql: pg.Pool, providerId: number): Promise<string[]> => {
  const { rows } = await sql.query<{ id: string }>(
    `insert into services (provider_id, ref, name, duration_minutes, price) select $1, 's' || n, 's' || n, 30, 10 from generate_series(1, 4) n returning id`,
    [providerId],
  )
  return rows.map(({ id }) => id)
}

interface Person {
  sql: pg.Pool
  providerId: number
  id: string
  services: string[]
  now: Date
}

const insertBooking = ({ sql, providerId, id, services }: Person, status: string, at: Date) =>
  sql.query(
    `insert into bookings (provider_id, ref, customer_id, service_id, source, status, starts_at, ends_at, booked_at, price, completed_at)
     values ($1, $2, $3, $4, 'DIRECT', $5::booking_status, $6::timestamptz, $6::timestamptz + interval '1 hour', $6::timestamptz, 10,
       case when $5::booking_status = 'COMPLETED' then $6::timestamptz end)`,
    [providerId, randomUUID(), id, services[0], status, at],
  )

/** Completed bookings in the order of time, and open ones; others are of no account. */
const insertBookings = async (person: Person, { pick, some, isTrue, instant }: Dice) => {
  const completed = Array.from({ length: pick([0, 0, 1, 3, 12, 14]) }, (_, n) => instant(-500, n === 0 ? 1 : -1))
  for (const at of completed) await insertBooking(person, 'COMPLETED', at)
  const open: Date[] = []
  for (const status of some(['PENDING', 'CONFIRMED', 'CANCELLED', 'NO_SHOW'], 2)) {
    const at = isTrue(0.2) ? person.now : instant(-3, 3)
    if (status === 'PENDING' || status === 'CONFIRMED') open.push(at)
    await insertBooking(person, status, at)
  }
  return { completed: completed.sort((a, b) => a.getTime() - b.getTime()), open }
}

/** What is known of somebody who never booked. */
const stranger = {
  totalBookings: 0,
  totalSpent: '0',
  averageBookingValue: '0',
  firstBookingAt: null as Date | null,
  lastBookingAt: null as Date | null,
  churnRisk: null as number | null,
  lifetimeValue: null as string | null,
  upsellScore: null as number | null,
  relationshipScore: null as number | null,
  rfmSegment: null as string | null,
  recencyScore: null as number | null,
  frequencyScore: null as number | null,
  monetaryScore: null as number | null,
  cluster: null as number | null,
}

const scores = ({ maybe, pick, random, below }: Dice): Partial<typeof stranger> => ({
  churnRisk: maybe(0.7, () => pick([0, 0.1, 0.7, 0.7000000000000001, 1, random()])),
  lifetimeValue: maybe(0.7, () => pick(['500', '500.0001', (random() * 900).toFixed(2)])),
  upsellScore: maybe(0.7, () => pick([0.8, 0.3 - 0.1, random()])),
  relationshipScore: maybe(0.7, () => pick([0, 50, 100, random() * 100])),
  rfmSegment: maybe(0.7, () => pick(rfmSegments)),
  recencyScore: maybe(0.7, () => 1 + below(5)),
  frequencyScore: maybe(0.7, () => 1 + below(5)),
  monetaryScore: maybe(0.7, () => 1 + below(5)),
  cluster: maybe(0.6, () => 1 + below(5)),
})

const insertRelationship = async ({ sql, providerId, id, services }: Person, completed: Date[], firstBookingAt: Date, chance: Dice) => {
  const { pick, some, random } = chance
  const sums = {
    totalBookings: completed.length,
    totalSpent: pick(['100', '100.5', '0.0001', '99999.9999', (random() * 900).toFixed(4)]),
    averageBookingValue: pick(['10', '33.3333', '0.1']),
  }
  const times = { firstBookingAt, lastBookingAt: completed.at(-1) ?? null }
  const facts = { ...stranger, ...(completed.length > 0 && sums), ...times, ...scores(chance) }
  const preferredServices = some(services, 2)
  await sql.query(
    `insert into customer_relationships (provider_id, customer_id, preferred_services, total_bookings, total_spent, average_booking_value,
       first_booking_at, last_booking_at, churn_risk, customer_lifetime_value, upsell_score, relationship_score, rfm_segment, recency_score,
       frequency_score, monetary_score, cluster)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [providerId, id, JSON.stringify(preferredServices.map(serviceId => ({ serviceId, bookings: 2, share: 0.5 }))), ...Object.values(facts)],
  )
  return { ...facts, preferredServices }
}

const insertPets = async ({ sql, providerId, id }: Person, kinds: string[]) => {
  for (const kind of kinds)
    await sql.query(`insert into pets (provider_id, customer_id, ref, name, species) values ($1, $2, $3, 'Rex', $4)`, [
      providerId,
      id,
      randomUUID(),
      kind,
    ])
}

const insertReviews = async ({ sql, providerId, id }: Person, ratings: number[]) => {
  for (const rating of ratings)
    await sql.query(
      `insert into reviews (provider_id, id, customer_id, rating, reviewed_at) values ($1, gen_random_uuid(), $2, $3, now())`,
      [providerId, id, rating],
    )
}

const insertProfile = async (sql: pg.Pool, { providerId, now }: SegmentBusiness, number: number, { some, maybe, pick, isTrue }: Dice) => {
  const contact = { hasEmail: isTrue(0.6), hasPhone: isTrue(0.6) }
  const consent = { emailConsent: maybe(0.7, () => isTrue(0.6)), smsConsent: maybe(0.7, () => isTrue(0.6)) }
  const profile = { tags: some(oddTexts, 3), source: maybe(0.7, () => pick(acquisitionChannels)), ...contact, ...consent }
  const isErased = isTrue(0.08)
  const { rows } = await sql.query<{ id: string }>(
    `insert into customers (provider_id, ref, name, tags, source, email, phone, email_consent, sms_consent, erased_at, joined_at)
     values ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      providerId,
      `c${number}`,
      JSON.stringify(profile.tags),
      profile.source,
      profile.hasEmail ? sealedEmail(providerId, `c${number}@example.test`) : null,
      profile.hasPhone ? sealedEmail(providerId, `+4930${number}`) : null,
      profile.emailConsent,
      profile.smsConsent,
      isErased ? now : null,
      now,
    ],
  )
  return { ...profile, id: rows[0]!.id, isErased }
}

/** A customer, with all that is known; null for one who was erased. */
const insertCustomer = async (
  sql: pg.Pool,
  business: SegmentBusiness,
  services: string[],
  number: number,
  chance: Dice,
): Promise<CustomerFacts | null> => {
  const { now, providerId } = business
  const { isErased, ...profile } = await insertProfile(sql, business, number, chance)
  const person: Person = { sql, providerId, id: profile.id, services, now }
  const { completed, open } = await insertBookings(person, chance)
  const [kinds, ratings] = [chance.some(species, 3), Array.from({ length: chance.pick([0, 0, 1, 3, 7]) }, () => 1 + chance.below(5))]
  await insertPets(person, kinds)
  await insertReviews(person, ratings)
  const first = completed[0] ?? open[0] ?? chance.maybe(0.3, () => chance.instant(-600, 0))
  const relationship = first ? await insertRelationship(person, completed, first, chance) : { ...stranger, preferredServices: [] }
  const starts = completed.map(at => at.getTime())
  const facts = { ...profile, ...relationship, standing: standingAt(now.getTime(), starts), openStarts: open, ratings, species: kinds }
  return isErased ? null : facts
}

/** Fills a provider; the same seed makes the same business, ids aside. */
export const segmentBusiness = async (sql: pg.Pool, business: SegmentBusiness): Promise<{ facts: CustomerFacts[]; services: string[] }> => {
  const chance = dice(business)
  const services = await insertServices(sql, business.providerId)
  const facts: CustomerFacts[] = []
  for (let number = 0; number < business.customers; number += 1) {
    const made = await insertCustomer(sql, business, services, number, chance)
    if (made) facts.push(made)
  }
  return { facts, services }
}
