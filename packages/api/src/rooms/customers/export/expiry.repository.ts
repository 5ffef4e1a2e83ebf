import type pg from 'pg'

/** So many parts a statement, of some hundred kilobytes each. */
const PARTS_AT_ONCE = 200

/** Ends the files whose time is over at the instant; how many they were. */
export const expire = async (pool: pg.Pool, now: Date): Promise<number> =>
  (await pool.query(`update exports set status = 'EXPIRED', file_key = null where status = 'READY' and expires_at <= $1`, [now]))
    .rowCount ?? 0

/** Deletes the parts of files that nobody can fetch any more. */
export const dropParts = async (pool: pg.Pool): Promise<void> => {
  for (;;) {
    const { rowCount } = await pool.query(
      `delete from export_parts p using (
         select p.provider_id, p.export_id, p.position from export_parts p join exports e on e.provider_id = p.provider_id and e.id = p.export_id
          where e.status not in ('RUNNING', 'READY') limit ${PARTS_AT_ONCE}) o
        where p.provider_id = o.provider_id and p.export_id = o.export_id and p.position = o.position`,
    )
    if ((rowCount ?? 0) < PARTS_AT_ONCE) return
  }
}

/** Forgets exports that ended and were asked for before the instant; the audit log still knows of them. */
export const forget = async (pool: pg.Pool, before: Date): Promise<void> => {
  await pool.query(`delete from exports where status in ('EXPIRED', 'FAILED', 'CANCELLED') and created_at < $1`, [before])
}
