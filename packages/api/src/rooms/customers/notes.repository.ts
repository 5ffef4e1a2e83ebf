import type { CommunicationChannel, CommunicationDirection } from '@dashboard/schema/vocabulary'
import { type PageRequest, preparedLimit } from '../../core/page'
import type { TenantDb } from '../../db/tenant'

export interface NoteRow {
  id: string
  customerId: string
  authorId: string | null
  author: string | null
  /** Sealed. */
  note: string
  tags: string[]
  at: Date
  updatedAt: Date
}

export interface CommunicationRow {
  id: string
  channel: CommunicationChannel
  direction: CommunicationDirection
  /** Sealed, both. */
  subject: string | null
  body: string
  at: Date
}

export interface ReviewRow {
  id: string
  rating: number
  text: string | null
  response: string | null
  respondedAt: Date | null
  at: Date
}

const NOTES = `select n.id, n.customer_id as "customerId", n.author_id as "authorId", u.name as author, n.note, n.tags, n.created_at as at, n.updated_at as "updatedAt"
  from customer_notes n left join users u on u.id = n.author_id where n.provider_id = $1`
const COMMUNICATIONS = `select m.id, m.channel, m.direction, m.subject, m.body, m.sent_at as at from communications m where m.provider_id = $1`
const REVIEWS = `select w.id, w.rating, w.text, w.response_text as response, w.responded_at as "respondedAt", w.reviewed_at as at from reviews w where w.provider_id = $1`

const pageOf = async <Row>(
  db: TenantDb,
  list: { name: string; text: string; table: string; instant: string },
  customerId: string,
  { after, before, size, fromEnd }: PageRequest,
): Promise<Row[]> => {
  const { name, text, table, instant } = list
  const order = fromEnd ? 'asc' : 'desc'
  const values: unknown[] = [db.providerId, customerId]
  const limit = preparedLimit(size + 1)
  const bind = (value: unknown): string => `$${values.push(value)}`
  const place = `(${table}.${instant}, ${table}.id)`
  const older = after ? `and ${place} < (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)` : ''
  const newer = before ? `and ${place} > (${bind(before.at)}::timestamptz, ${bind(before.id)}::uuid)` : ''
  const shape = `${name}.${order}.${limit}${after ? '.after' : ''}${before ? '.before' : ''}`
  const rows = await db.rows<Row>(
    shape,
    `${text} and ${table}.customer_id = $2::uuid ${older} ${newer} order by ${table}.${instant} ${order}, ${table}.id ${order} limit ${limit}`,
    values,
  )
  return rows.slice(0, size + 1)
}

/** Up to `size + 1` notes of a customer, newest first. */
export const notesOf = (db: TenantDb, customerId: string, asked: PageRequest): Promise<NoteRow[]> =>
  pageOf(db, { name: 'notes.page', text: NOTES, table: 'n', instant: 'created_at' }, customerId, asked)

/** Up to `size + 1` messages to and from a customer, newest first. */
export const communicationsOf = (db: TenantDb, customerId: string, asked: PageRequest): Promise<CommunicationRow[]> =>
  pageOf(db, { name: 'communications.page', text: COMMUNICATIONS, table: 'm', instant: 'sent_at' }, customerId, asked)

/** Up to `size + 1` reviews by a customer, newest first. */
export const reviewsOf = (db: TenantDb, customerId: string, asked: PageRequest): Promise<ReviewRow[]> =>
  pageOf(db, { name: 'reviews.ofCustomer', text: REVIEWS, table: 'w', instant: 'reviewed_at' }, customerId, asked)

const COUNTS = {
  notes: 'select count(*)::int as count from customer_notes where provider_id = $1 and customer_id = $2::uuid',
  reviews: 'select count(*)::int as count from reviews where provider_id = $1 and customer_id = $2::uuid',
  communications: 'select count(*)::int as count from communications where provider_id = $1 and customer_id = $2::uuid',
}

export const count = async (db: TenantDb, list: keyof typeof COUNTS, customerId: string): Promise<number> => {
  const [row] = await db.rows<{ count: number }>(`${list}.count`, COUNTS[list], [db.providerId, customerId])
  return row?.count ?? 0
}

export const findNote = async (db: TenantDb, id: string): Promise<NoteRow | null> => {
  const [row] = await db.rows<NoteRow>('notes.find', `${NOTES} and n.id = $2::uuid`, [db.providerId, id])
  return row ?? null
}

export const insertNote = async (
  db: TenantDb,
  {
    customerId,
    authorId,
    note,
    tags,
    now,
  }: { customerId: string; authorId: string | null; note: string; tags: readonly string[]; now: Date },
): Promise<string> => {
  const [row] = await db.rows<{ id: string }>(
    'notes.insert',
    `insert into customer_notes (provider_id, customer_id, author_id, note, tags, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6) returning id`,
    [db.providerId, customerId, authorId, note, JSON.stringify(tags), now],
  )
  return row?.id ?? ''
}

export const updateNote = async (db: TenantDb, id: string, note: string, tags: readonly string[], now: Date): Promise<void> => {
  await db.rows(
    'notes.update',
    'update customer_notes set note = $3, tags = $4, updated_at = $5 where provider_id = $1 and id = $2::uuid',
    [db.providerId, id, note, JSON.stringify(tags), now],
  )
}

export const deleteNote = async (db: TenantDb, id: string): Promise<void> => {
  await db.rows('notes.delete', 'delete from customer_notes where provider_id = $1 and id = $2::uuid', [db.providerId, id])
}

/** Puts other tags in the place of a customer's. */
export const setTags = async (db: TenantDb, customerId: string, tags: readonly string[]): Promise<void> => {
  await db.rows('customers.tags', 'update customers set tags = $3 where provider_id = $1 and id = $2::uuid', [
    db.providerId,
    customerId,
    JSON.stringify(tags),
  ])
}
