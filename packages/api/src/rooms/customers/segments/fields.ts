/**
 * Where the fields of a segment's conditions stand in SQL: `c` is the customer, `r` the relationship, `$1` the provider, `$2` the instant.
 * What lies in other tables is asked for all customers at once: read through once, and not again for each of them.
 */
import type { SegmentField } from '@dashboard/schema/vocabulary'

/** A value that is null where it is unknown, and its type. */
interface ValueSource {
  kind: 'value'
  sql: string
  type: 'numeric' | 'float8' | 'int' | 'text'
}

/** An instant of which the provider's day is compared: by the date, or by how many days ago it was. */
interface DaySource {
  kind: 'date' | 'days-ago'
  sql: string
}

/** The same of rows that lie elsewhere: `customer_id` and `value` of those of whom it is known. */
interface ValueElsewhere {
  kind: 'value-elsewhere'
  rows: string
  type: ValueSource['type']
}

/** A condition that always holds or does not. */
interface FlagSource {
  kind: 'flag'
  sql: string
}

/** Rows of one text column `item`; a customer without any has an empty list, which is known. Capitals do not matter. */
interface ListSource {
  kind: 'list'
  rows: string
}

/** The same of rows that lie elsewhere, with `customer_id`. */
interface ListElsewhere {
  kind: 'list-elsewhere'
  rows: string
}

/** The standing, which is dear: who asks for it often computes it once for each customer. */
interface StandingSource {
  kind: 'standing'
}

/** Where a field stands. */
export type FieldSource = ValueSource | ValueElsewhere | DaySource | FlagSource | ListSource | ListElsewhere | StandingSource

const value = (sql: string, type: ValueSource['type']): ValueSource => ({ kind: 'value', sql, type })
const flag = (sql: string): FlagSource => ({ kind: 'flag', sql })
const list = (rows: string): ListSource => ({ kind: 'list', rows })

/** One entry a field; what it means and how it can be asked is the entry of the same name in `segmentFieldEntries`. */
export const fieldSources = {
  TOTAL_SPENT: value('coalesce(r.total_spent, 0)', 'numeric'),
  TOTAL_BOOKINGS: value('coalesce(r.total_bookings, 0)', 'int'),
  AVERAGE_BOOKING_VALUE: value('(case when r.total_bookings > 0 then r.average_booking_value end)', 'numeric'),
  DAYS_SINCE_LAST_BOOKING: { kind: 'days-ago', sql: 'r.last_booking_at' },
  FIRST_BOOKING_DATE: { kind: 'date', sql: 'r.first_booking_at' },
  CHURN_RISK: value('r.churn_risk', 'float8'),
  LIFETIME_VALUE: value('r.customer_lifetime_value', 'numeric'),
  UPSELL_SCORE: value('r.upsell_score', 'float8'),
  RELATIONSHIP_SCORE: value('r.relationship_score', 'float8'),
  CUSTOMER_SEGMENT: { kind: 'standing' },
  RFM_SEGMENT: value('r.rfm_segment', 'text'),
  RECENCY_SCORE: value('r.recency_score', 'int'),
  FREQUENCY_SCORE: value('r.frequency_score', 'int'),
  MONETARY_SCORE: value('r.monetary_score', 'int'),
  BEHAVIORAL_CLUSTER: value('r.cluster', 'int'),
  TAG: list('select t.item from jsonb_array_elements_text(c.tags) t(item)'),
  PREFERRED_SERVICE: list("select s.service ->> 'serviceId' as item from jsonb_array_elements(r.preferred_services) s(service)"),
  ACQUISITION_CHANNEL: value('c.source::text', 'text'),
  HAS_UPCOMING_BOOKING: flag(
    `(c.id in (select b.customer_id from bookings b where b.provider_id = $1 and b.status in ('PENDING', 'CONFIRMED') and b.starts_at >= $2))`,
  ),
  // The sums as floating-point numbers, and then divided: so the mean is the same number wherever it is computed.
  AVERAGE_RATING: {
    kind: 'value-elsewhere',
    rows: `select v.customer_id, sum(v.rating)::float8 / count(*)::float8 as value from reviews v where v.provider_id = $1 group by v.customer_id`,
    type: 'float8',
  },
  PET_SPECIES: { kind: 'list-elsewhere', rows: 'select p.customer_id, p.species as item from pets p where p.provider_id = $1' },
  REACHABLE_BY_EMAIL: flag('(c.email is not null and c.email_consent is true)'),
  REACHABLE_BY_SMS: flag('(c.phone is not null and c.sms_consent is true)'),
} as const satisfies Readonly<Record<SegmentField, FieldSource>>
