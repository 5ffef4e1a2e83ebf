import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { segments } from '../../../db/tables'
import type { peopleRows, segmentRows } from './people-rows'

/** Tags and notes of new customers; what people have changed meanwhile stays. Notes of the future are not written yet by anybody. */
export async function savePeople(
  orm: NodePgDatabase,
  providerId: number,
  { tagged, notes }: ReturnType<typeof peopleRows>,
  now: Date,
): Promise<void> {
  const known = notes.filter(({ at }) => at <= now)
  await orm.execute(sql`update customers c set tags = told.tags
    from jsonb_to_recordset(${JSON.stringify(tagged)}::jsonb) as told (id uuid, tags jsonb)
    where c.provider_id = ${providerId} and c.id = told.id and c.tags = '[]' and c.erased_at is null`)
  await orm.execute(sql`insert into customer_notes (id, provider_id, customer_id, author_id, note, created_at, updated_at)
    select told.id, c.provider_id, c.id,
      (select m.user_id from team_members m where m.provider_id = c.provider_id and m.user_id is not null order by m.id limit 1),
      told.note, told.at, told.at
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as told (id uuid, "customerId" uuid, note text, at timestamptz)
    join customers c on c.provider_id = ${providerId} and c.id = told."customerId" and c.erased_at is null
    on conflict do nothing`)
}

export async function insertSegments(orm: NodePgDatabase, rows: ReturnType<typeof segmentRows>): Promise<void> {
  await orm.insert(segments).values(rows)
}
