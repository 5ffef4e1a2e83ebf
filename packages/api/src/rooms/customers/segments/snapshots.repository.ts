/** Who was in a segment on a day, and who came and went since. */
import type { TenantDb } from '../../../db/tenant'
import { standingsAt } from '../standing-sql'
import type { Criteria } from './criteria'
import { membershipSql, type Surroundings } from './membership-sql'

/** A segment whose members are counted. */
export interface Counted {
  id: string
  criteria: Criteria
}

/** Who came and went since the last snapshot; ids of up to `MOST_NAMED`, by name. */
export interface Moves {
  since: string
  joinedCount: number
  leftCount: number
  joined: string[]
  left: string[]
}

const MOST_NAMED = 10

/** Keeps who is in the segments now, as of a day of the provider; what was kept of that day before gives way. */
export const take = async (db: TenantDb, around: Surroundings, segments: readonly Counted[], day: string): Promise<void> => {
  const { text, values } = membershipSql(
    around,
    segments.map(({ criteria }) => criteria),
  )
  const [ids, on] = [values.push(segments.map(({ id }) => id)), values.push(day)]
  await db.rows(
    '',
    `with members as (
       select s.number, array_agg(m.id order by m.id) as ids from (${text}) m cross join lateral unnest(m.met) with ordinality s(is_met, number)
        where s.is_met group by s.number)
     insert into segment_snapshots (provider_id, segment_id, taken_on, customer_ids)
     select $1, k.id, $${on}::date, coalesce(members.ids, '{}')
       from unnest($${ids}::text[]) with ordinality k(id, number) left join members using (number)
     on conflict (provider_id, segment_id, taken_on) do update set customer_ids = excluded.customer_ids`,
    values,
  )
}

/** Keeps who stood how at an instant gone by, which began that day: unlike scores, a standing can be told afterwards. */
export const takeStandings = async (
  db: TenantDb,
  at: Date,
  day: string,
  segments: readonly { id: string; standing: string }[],
): Promise<void> => {
  await db.rows(
    'segments.takeStandings',
    `with stood as materialized (${standingsAt})
     insert into segment_snapshots (provider_id, segment_id, taken_on, customer_ids)
     select $1, k.id, $3::date, array(select stood.id from stood where stood.standing = k.standing order by stood.id)
       from unnest($4::text[], $5::text[]) k(id, standing)
     on conflict (provider_id, segment_id, taken_on) do nothing`,
    [db.providerId, at, day, segments.map(({ id }) => id), segments.map(({ standing }) => standing)],
  )
}

/** Whether customers are scored; some are always just being scored. */
export const isScored = async (db: TenantDb): Promise<boolean> => {
  const text = 'select count(scored_at) * 10 > count(*) * 9 as "isScored" from customer_relationships where provider_id = $1'
  const [row] = await db.rows<{ isScored: boolean }>('segments.isScored', text, [db.providerId])
  return row?.isScored ?? false
}

/** When each segment was counted last; segments that never were are not there. */
export const lastTaken = (db: TenantDb): Promise<{ segmentId: string; takenOn: string }[]> =>
  db.rows(
    'segments.lastTaken',
    `select segment_id as "segmentId", max(taken_on)::text as "takenOn" from segment_snapshots where provider_id = $1 group by segment_id`,
    [db.providerId],
  )

/** Forgets what was kept of a segment. */
export const forget = async (db: TenantDb, segmentId: string): Promise<void> => {
  await db.rows('segments.forget', 'delete from segment_snapshots where provider_id = $1 and segment_id = $2', [db.providerId, segmentId])
}

/** Forgets what was kept of days before that one. */
export const forgetBefore = async (db: TenantDb, day: string): Promise<void> => {
  await db.rows('segments.forgetBefore', 'delete from segment_snapshots where provider_id = $1 and taken_on < $2::date', [
    db.providerId,
    day,
  ])
}

const MOVES = `
latest as (
  select distinct on (p.segment_id) k.number, p.segment_id, p.taken_on
    from unnest($KEYS::text[]) with ordinality k(id, number) join segment_snapshots p on p.provider_id = $1 and p.segment_id = k.id
   order by p.segment_id, p.taken_on desc),
before as (
  select l.number, b.id from latest l join segment_snapshots p on p.provider_id = $1 and p.segment_id = l.segment_id and p.taken_on = l.taken_on
    cross join lateral unnest(p.customer_ids) b(id)),
present as (
  select s.number, m.id from members m cross join lateral unnest(m.met) with ordinality s(is_met, number)
   where s.is_met and s.number = any(array(select number from latest))),
moved as (
  select number, id, before.id is null as joined from before full join present using (number, id) where before.id is null or present.id is null),
named as (
  select v.number, v.id, v.joined, c.name_key from moved v join customers c on c.provider_id = $1 and c.id = v.id and not c.is_gone)
select l.number, l.taken_on::text as since,
  count(*) filter (where n.joined)::int as "joinedCount", count(*) filter (where not n.joined)::int as "leftCount",
  coalesce((array_agg(n.id order by n.name_key, n.id) filter (where n.joined))[1:${MOST_NAMED}], '{}') as joined,
  coalesce((array_agg(n.id order by n.name_key, n.id) filter (where not n.joined))[1:${MOST_NAMED}], '{}') as "left"
from latest l left join named n using (number) group by l.number, l.taken_on`

/** What changed in each segment since it was counted last, in their order; null for one that never was. */
export const movesOf = async (db: TenantDb, around: Surroundings, segments: readonly Counted[]): Promise<(Moves | null)[]> => {
  const { text, values } = membershipSql(
    around,
    segments.map(({ criteria }) => criteria),
  )
  const keys = values.push(segments.map(({ id }) => id))
  const rows = await db.rows<Moves & { number: string }>(
    '',
    `with members as materialized (${text}), ${MOVES.replace('$KEYS', `$${keys}`)}`,
    values,
  )
  const found = new Map(rows.map(({ number, ...moves }) => [Number(number), moves]))
  return segments.map((_, index) => found.get(index + 1) ?? null)
}
