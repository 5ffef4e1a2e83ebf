import type { AcquisitionChannel } from '@dashboard/schema/vocabulary'
import type { TenantDb } from '../../../db/tenant'
import type { SpendDetails } from './spend-details'

export interface SpendRow {
  id: string
  channel: AcquisitionChannel
  amount: string
  startsOn: string
  endsOn: string
  note: string | null
}

const COLUMNS = `select id, channel, amount::text, starts_on::text as "startsOn", ends_on::text as "endsOn", note from channel_spend where provider_id = $1`

/** Decades of monthly entries of every channel. */
const MOST_SHOWN = 2000

/** Every entry, the latest first. */
export const all = (db: TenantDb): Promise<SpendRow[]> =>
  db.rows('spend.all', `${COLUMNS} order by starts_on desc, id limit ${MOST_SHOWN}`, [db.providerId])

/** The entry of that id; null where there is none. */
export const find = async (db: TenantDb, id: string): Promise<SpendRow | null> =>
  (await db.rows<SpendRow>('spend.find', `${COLUMNS} and id = $2::uuid`, [db.providerId, id]))[0] ?? null

/** Writes a new entry down; its id. */
export const insert = async (db: TenantDb, { channel, amount, startsOn, endsOn, note }: SpendDetails, now: Date): Promise<string> => {
  const [row] = await db.rows<{ id: string }>(
    'spend.insert',
    `insert into channel_spend (provider_id, channel, amount, starts_on, ends_on, note, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7) returning id`,
    [db.providerId, channel, amount, startsOn, endsOn, note, now],
  )
  if (row === undefined) throw new Error('an insert returned no row')
  return row.id
}

/** Changes an entry; false where there is none of that id. */
export const update = async (
  db: TenantDb,
  id: string,
  { channel, amount, startsOn, endsOn, note }: SpendDetails,
  now: Date,
): Promise<boolean> =>
  (
    await db.rows(
      'spend.update',
      `update channel_spend set channel = $3, amount = $4, starts_on = $5, ends_on = $6, note = $7, updated_at = $8
       where provider_id = $1 and id = $2::uuid returning id`,
      [db.providerId, id, channel, amount, startsOn, endsOn, note, now],
    )
  ).length > 0

/** Removes an entry; false where there is none of that id. */
export const remove = async (db: TenantDb, id: string): Promise<boolean> =>
  (await db.rows('spend.remove', 'delete from channel_spend where provider_id = $1 and id = $2::uuid returning id', [db.providerId, id]))
    .length > 0
