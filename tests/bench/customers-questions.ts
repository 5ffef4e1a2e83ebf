/** What the pages of customers ask, and the same question in plain SQL. */

export interface Question {
  name: string
  document: string
  variables: Record<string, unknown>
  /** `$1` is the provider, `$2` the customer; null where there is no plain statement of it. */
  raw: string | null
}

const list = `query ($sortBy: CustomerSort! = VALUE, $segment: CustomerSegment! = ALL, $search: String, $page: Int! = 1) {
  customers(sortBy: $sortBy, segment: $segment, search: $search, page: $page, pageSize: 25) {
    totalCount segments { segment count }
    customers { id name tags pets { name } analytics { segment rfmSegment totalBookings totalSpent { amount } lastBookingAt churnRisk relationshipScore } } } }`
const estimate = `query ($criteria: SegmentCriteriaInput!) { estimateSegment(criteria: $criteria) {
  customerCount share averageValue { amount } reach { byEither } sample { id name } } }`
const profile = `query ($id: ID!) { customer(id: $id) { id name email phone address source emailConsent smsConsent tags
  pets { name rhythm { visits rebookRate } } analytics { segment relationshipScore relationshipParts { title score } totalSpent { amount } }
  preferences { services { share } } lifetime { value { amount } predictedValue { amount } } predictedBehavior { churnRisk nextBookingAt reasons }
  bookings(first: 25) { totalCount nodes { id startsAt service { name } } } notes(first: 10) { totalCount nodes { note } }
  communications(first: 10) { totalCount nodes { subject } } } }`

const from =
  'from customers c left join customer_relationships r on r.provider_id = c.provider_id and r.customer_id = c.id where c.provider_id = $1'
const page = (order: string, more = '', offset = 0): string =>
  `select c.id, c.name, c.tags, r.* ${from} and c.erased_at is null ${more} order by ${order} limit 25 offset ${offset}`
const word = (text: string): string =>
  `and (c.name ilike '${text}%' or c.name ilike '% ${text}%' or exists (select from jsonb_array_elements_text(c.tags) t where lower(t) = '${text}')
    or exists (select from pets p where p.provider_id = $1 and p.customer_id = c.id and p.name ilike '${text}%'))`
const lapsed = `r.total_bookings > 0 and r.last_booking_at < now() - interval '120 days'`

const listed = (name: string, variables: Record<string, unknown>, raw: string | null): Question => ({
  name: `list ${name}`,
  document: list,
  variables,
  raw,
})
const condition = (field: string, operator: string, value: unknown) => ({ field, operator, value })

/** Of a business whose last page of 25 is `lastPage`. */
export const questions = (lastPage: number, customerId: string): readonly Question[] => [
  listed('by value', {}, page('r.total_spent desc nulls last')),
  listed('by frequency', { sortBy: 'FREQUENCY' }, page('r.total_bookings desc nulls last')),
  listed('by recency', { sortBy: 'RECENCY' }, page('r.last_booking_at desc nulls last')),
  listed('by churn risk', { sortBy: 'CHURN_RISK' }, page('r.churn_risk desc nulls last')),
  listed('by name', { sortBy: 'NAME' }, page('c.name')),
  listed('by value, in the middle', { page: lastPage >> 1 }, page('r.total_spent desc nulls last', '', 25 * (lastPage >> 1))),
  listed('by value, last page', { page: lastPage }, page('r.total_spent desc nulls last', '', 25 * (lastPage - 1))),
  listed('of VIP', { segment: 'VIP' }, null),
  listed('of REGULAR by name', { segment: 'REGULAR', sortBy: 'NAME' }, null),
  listed('of AT_RISK', { segment: 'AT_RISK' }, page('r.total_spent desc nulls last', `and ${lapsed}`)),
  listed('of AT_RISK by recency', { segment: 'AT_RISK', sortBy: 'RECENCY' }, page('r.last_booking_at desc nulls last', `and ${lapsed}`)),
  listed('of NEW', { segment: 'NEW' }, page('r.total_spent desc nulls last', 'and coalesce(r.total_bookings, 0) = 0')),
  listed('search by name', { search: 'bake' }, page('r.total_spent desc nulls last', word('bake'))),
  listed('search by surname', { search: 'kelimo' }, page('r.total_spent desc nulls last', word('kelimo'))),
  listed('search by tag', { search: 'nervous' }, page('r.total_spent desc nulls last', word('nervous'))),
  listed('search by e-mail', { search: 'person77@example.test' }, null),
  listed('search for nobody', { search: 'qqq' }, page('r.total_spent desc nulls last', word('qqq'))),
  {
    name: 'estimate, one condition',
    document: estimate,
    variables: { criteria: condition('TOTAL_SPENT', 'GTE', 500) },
    raw: `select count(*), avg(r.total_spent) ${from} and r.total_spent >= 500`,
  },
  {
    name: 'estimate, six conditions',
    document: estimate,
    variables: {
      criteria: {
        all: [
          condition('TOTAL_BOOKINGS', 'GTE', 3),
          { any: [condition('CUSTOMER_SEGMENT', 'EQ', 'VIP'), condition('TAG', 'CONTAINS', 'calm'), condition('CHURN_RISK', 'GT', 0.7)] },
          { not: condition('PET_SPECIES', 'EQ', 'cat') },
          condition('DAYS_SINCE_LAST_BOOKING', 'GT', 30),
        ],
      },
    },
    raw: `select count(*), avg(r.total_spent) ${from} and r.total_bookings >= 3 and (c.tags ? 'Calm' or r.churn_risk > 0.7)
      and not exists (select from pets p where p.provider_id = $1 and p.customer_id = c.id and p.species = 'Cat') and r.last_booking_at < now() - interval '30 days'`,
  },
  {
    name: '360° view',
    document: profile,
    variables: { id: customerId },
    raw: `select c.*, r.*, (select jsonb_agg(b) from (select id, starts_at from bookings b where b.provider_id = $1 and b.customer_id = c.id order by starts_at desc limit 25) b),
      (select count(*) from bookings b where b.provider_id = $1 and b.customer_id = c.id) ${from} and c.id = $2`,
  },
]
