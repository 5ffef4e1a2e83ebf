import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { addressBlock } from '../address-block'
import type { House } from '../house'
import type { Transport } from '../scope'
import { browserOf } from './browser'

type Comer = { userId: string } | { tokenId: string }

/** How a place compares with those before. */
export type Familiarity = 'first' | 'known' | 'new'

/** A network and a kind of browser, without keeping either. */
const placeOf = ({ settings }: House, { ip, userAgent }: Pick<Transport, 'ip' | 'userAgent'>): Buffer =>
  createHmac('sha256', settings.sessionSecret)
    .update(`place:${addressBlock(ip)}:${browserOf(userAgent)}`)
    .digest()

const SEEN = (column: string) => `
with before as (select count(*) as places from known_places where ${column} = $1),
seen as (
  insert into known_places (${column}, place, first_seen_at, last_seen_at) values ($1, $2, $3, $3)
  on conflict (${column}, place) do update set last_seen_at = $3
  -- A row that was there before carries who updated it.
  returning xmax = 0 as is_new
)
select seen.is_new as "isNew", before.places::int as places from seen, before`

/** Whether somebody came from there before. */
export const isKnownPlace = async (house: House, userId: string, from: Pick<Transport, 'ip' | 'userAgent'>): Promise<boolean> => {
  const { rows } = await house.identityPool.query({
    name: 'place-known',
    text: 'select 1 from known_places where user_id = $1 and place = $2',
    values: [userId, placeOf(house, from)],
  })
  return rows.length > 0
}

/** Notes from where somebody came, and tells whether they came from there before. */
export const notePlace = async (
  house: House,
  client: pg.Pool | pg.ClientBase,
  comer: Comer,
  from: Pick<Transport, 'ip' | 'userAgent'>,
): Promise<Familiarity> => {
  const [column, id] = 'userId' in comer ? (['user_id', comer.userId] as const) : (['token_id', comer.tokenId] as const)
  const { rows } = await client.query<{ isNew: boolean; places: number }>({
    name: `place-${column}`,
    text: SEEN(column),
    values: [id, placeOf(house, from), house.now()],
  })
  const [row] = rows
  if (!row?.isNew) return 'known'
  return row.places === 0 ? 'first' : 'new'
}
