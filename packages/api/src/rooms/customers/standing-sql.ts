/** Customers and how they stand, in SQL: `c` is the customer, `r` the relationship, `$1` the provider, `$2` the instant. */

/** What is looked for; null parts do not narrow. */
export interface Finding {
  /** Beginnings of a word, in lower case and ready for `like`. */
  words: { start: string; later: string; tag: string } | null
  /** Blind indexes of a whole address or number. */
  contact: { kind: 'email' | 'phone'; indexes: readonly string[] } | null
}

/** The same rule as the engine's `standingAt`, as of `$2`: only who came ten times has to be counted. */
export const standing = `(case
  when coalesce(r.total_bookings, 0) = 0 then 'NEW'
  when r.total_bookings >= 10 and (select count(*) from (
    select 1 from bookings b where b.provider_id = c.provider_id and b.customer_id = c.id and b.status = 'COMPLETED'
      and b.starts_at >= $2::timestamptz - interval '365 days' and b.starts_at < $2::timestamptz limit 10) visits) = 10 then 'VIP'
  when r.last_booking_at < $2::timestamptz - interval '120 days' then 'AT_RISK'
  else 'REGULAR' end)`

const FROM = `from customers c left join customer_relationships r on r.provider_id = c.provider_id and r.customer_id = c.id
  where c.provider_id = $1 and $2::timestamptz is not null and c.erased_at is null`

/** The customers who are found, as the end of a statement with its values; `name` tells its shapes apart. */
export const customersIn = (
  providerId: number,
  now: Date,
  { words, contact }: Finding,
): { text: string; values: unknown[]; name: string } => {
  const values: unknown[] = [providerId, now]
  const bind = (value: unknown): string => `$${values.push(value)}`
  if (contact) return { text: `${FROM} and c.${contact.kind}_index = any(${bind(contact.indexes)}::text[])`, values, name: contact.kind }
  if (words === null) return { text: FROM, values, name: 'all' }
  const [start, later, tag] = [bind(words.start), bind(words.later), bind(words.tag)]
  const text = `${FROM} and (c.name_key like ${start} or c.name_key like ${later} or exists (select from jsonb_array_elements_text(c.tags) t(tag) where lower(t.tag) = ${tag}::text)
    or exists (select from pets p where p.provider_id = c.provider_id and p.customer_id = c.id and lower(p.name) like ${start}))`
  return { text, values, name: 'words' }
}
