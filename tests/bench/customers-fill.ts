/** A business with many customers: names, animals, tags, addresses and scores beside the bookings of a filled provider. */
import type pg from 'pg'
import { sealedEmail } from '../kit/people'
import type { Size } from './analytics-fill'
import { fill } from './analytics-fill'

const dice = (purpose: number): string => `((hashint8(number * 31 + ${purpose})::bigint & 1048575) / 1048576.0)`
const numbered = `(select id, row_number() over (order by id) as number from customers where provider_id = $1) n`

/** Some thousand surnames, so that the beginning of one finds tens of a hundred thousand people. */
const names = `
with syllable as (select array['ba','ke','li','mo','nu','ra','se','ti','vo','za','ber','dal','fin','gor','hal','jen'] as s)
update customers c set
  name = initcap(s[1 + number % 16] || s[1 + number / 16 % 16]) || ' ' || initcap(s[1 + (${dice(1)} * 16)::int % 16] || s[1 + (${dice(2)} * 16)::int % 16] || s[1 + (${dice(3)} * 16)::int % 16]),
  tags = case when number % 50 = 0 then '["Nervous"]' when number % 7 = 0 then '["Calm", "Large"]' else '[]' end::jsonb,
  email_consent = number % 3 = 0
from syllable, ${numbered} where c.provider_id = $1 and c.id = n.id`

const pets = `
with syllable as (select array['bel','lu','max','rex','fi','na','cha','ly','mi','lo','ro','ky','ba','du','sim','ba'] as s)
insert into pets (provider_id, customer_id, ref, name, species)
select $1, id, 'p' || number, initcap(s[1 + (${dice(4)} * 16)::int % 16] || s[1 + (${dice(5)} * 16)::int % 16] || s[1 + (${dice(6)} * 16)::int % 16]), case when number % 4 = 0 then 'Cat' else 'Dog' end
from syllable, ${numbered}`

const scores = `
update customer_relationships r set
  relationship_score = 100 * ${dice(7)}, recency_score = 1 + number % 5, frequency_score = 1 + number / 5 % 5, monetary_score = 1 + number / 25 % 5,
  rfm_segment = 'LOYAL', cluster = 1 + number % 5, churn_risk = ${dice(8)}, horizon_days = 60, expected_visits = 4 * ${dice(9)}, predicted_value = 100, customer_lifetime_value = total_spent + 100,
  upsell_score = ${dice(10)}, retention_curve = '[1,0.9,0.8]', next_booking_at = now() + interval '20 days', scored_at = now(), scored_from = now() + interval '1 day'
from ${numbered} where r.provider_id = $1 and r.customer_id = n.id`

const ADDRESSES_AT_ONCE = 10_000

/** Each has an address; who came first is known as `first@…`. */
const addresses = async (sql: pg.Pool, providerId: number, customers: number): Promise<void> => {
  const { rows } = await sql.query<{ id: string }>('select id from customers where provider_id = $1 order by id', [providerId])
  for (let start = 0; start < customers; start += ADDRESSES_AT_ONCE) {
    const ids = rows.slice(start, start + ADDRESSES_AT_ONCE).map(({ id }) => id)
    const emails = ids.map((_, index) => sealedEmail(providerId, `person${start + index}@example.test`))
    await sql.query(
      'update customers c set email = t.email from unnest($2::uuid[], $3::text[]) t(id, email) where c.provider_id = $1 and c.id = t.id',
      [providerId, ids, emails],
    )
  }
}

/** Fills a provider that is empty with customers of whom much is known. */
export const fillCustomers = async (sql: pg.Pool, providerId: number, size: Size): Promise<void> => {
  await fill(sql, providerId, size)
  for (const text of [names, pets, scores]) await sql.query(text, [providerId])
  await addresses(sql, providerId, size.customers)
}
