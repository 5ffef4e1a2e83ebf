/** What segments come to, counted for all of them at once: as many statements for many segments as for one. */
import type { TenantDb } from '../../../db/tenant'
import { type Asker, rowsUntilGone } from '../../../db/until-gone'
import type { Criteria } from './criteria'
import { membershipSql, membersSql, type Surroundings } from './membership-sql'

/** What the members of a segment come to. */
export interface Figures {
  customers: number
  /** What one of them has spent on average; null for nobody. */
  averageSpent: string | null
  byEmail: number
  bySms: number
  byEither: number
}

const FIGURES = `count(*)::int as customers, avg(m.spent)::text as "averageSpent", count(*) filter (where m.by_email)::int as "byEmail",
  count(*) filter (where m.by_sms)::int as "bySms", count(*) filter (where m.by_email or m.by_sms)::int as "byEither"`

const nothing: Figures = { customers: 0, averageSpent: null, byEmail: 0, bySms: 0, byEither: 0 }

/** The figures of those who meet each of the criteria, in the order of these. */
export const figuresOf = async (db: TenantDb, around: Surroundings, criteria: readonly Criteria[]): Promise<Figures[]> => {
  const { text, values } = membershipSql(around, criteria)
  // As these statements are as many as there are sets of segments, they are not prepared.
  const rows = await db.rows<Figures & { number: string }>(
    '',
    `select s.number, ${FIGURES} from (${text}) m cross join lateral unnest(m.met) with ordinality s(is_met, number) where s.is_met group by s.number`,
    values,
  )
  const found = new Map(rows.map(({ number, ...figures }) => [Number(number), figures]))
  return criteria.map((_, index) => found.get(index + 1) ?? nothing)
}

/** Figures with some of those they are of. */
export interface Sampled extends Figures {
  /** All customers there are. */
  everybody: number
  /** Ids, the greatest first. */
  sample: string[]
}

/** Longer than this nobody waits who is still building. */
const LONGEST_MS = 5000

/** The figures of those who meet criteria, and up to `size` of them: who spent or came most. */
export const sampleOf = async (
  db: TenantDb,
  around: Surroundings,
  criteria: Criteria,
  { size, by, asker }: { size: number; by: 'spent' | 'bookings'; asker: Asker },
): Promise<Sampled> => {
  const { text, values } = membersSql(around, criteria)
  const [row] = await rowsUntilGone<Sampled>(
    db,
    asker,
    LONGEST_MS,
    `with m as materialized (${text})
     select ${FIGURES}, (select count(*)::int from customers c where c.provider_id = $1 and not c.is_gone) as everybody,
       array(select m.id from m order by m.${by} desc, m.id limit ${size}) as sample
     from m`,
    values,
  )
  return row ?? { ...nothing, everybody: 0, sample: [] }
}
