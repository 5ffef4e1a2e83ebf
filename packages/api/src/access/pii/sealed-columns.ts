/** Every place of the database that holds sealed values: what a rotation walks. */
import type { SealedKind } from '../../core/sealed'

type SqlType = 'int' | 'uuid'

/** Where in a JSON column a value lies, and of which rows; all where `when` is left out. */
export interface SealedPlace {
  path: readonly string[]
  kind: SealedKind
  when?: string
}

export interface SealedTable {
  table: string
  /** The primary key, in the order of its index. */
  key: Readonly<Record<string, SqlType>>
  /** The column that names the provider whose values they are; null where they stand above providers. */
  provider: string | null
  /** Columns of text that are sealed as a whole. */
  columns: Readonly<Record<string, SealedKind>>
  /** Places within the column `payload`. */
  places?: readonly SealedPlace[]
}

const id = { id: 'uuid' } as const

/** In the order in which they are walked: who signs in first. */
export const sealedTables: readonly SealedTable[] = [
  { table: 'users', key: id, provider: null, columns: { email: 'email', totp_secret: 'totp' } },
  {
    table: 'team_members',
    key: id,
    provider: 'provider_id',
    columns: { email: 'email', phone: 'phone', address: 'address', emergency_contact: 'emergencyContact' },
  },
  { table: 'providers', key: { id: 'int' }, provider: 'id', columns: { ref_key: 'refKey' } },
  { table: 'customers', key: id, provider: 'provider_id', columns: { email: 'email', phone: 'phone', address: 'address' } },
  {
    table: 'customer_relationships',
    key: { provider_id: 'int', customer_id: 'uuid' },
    provider: 'provider_id',
    columns: { notes: 'note' },
  },
  { table: 'customer_notes', key: id, provider: 'provider_id', columns: { note: 'note' } },
  { table: 'communications', key: id, provider: 'provider_id', columns: { subject: 'message', body: 'message' } },
  { table: 'exports', key: id, provider: 'provider_id', columns: { searched: 'search', file_key: 'fileKey' } },
  { table: 'bookings', key: id, provider: 'provider_id', columns: { notes: 'note' } },
  {
    table: 'business_events',
    key: { provider_id: 'int', id: 'uuid' },
    provider: 'provider_id',
    columns: {},
    places: [
      { path: ['customer', 'email'], kind: 'email' },
      { path: ['customer', 'phone'], kind: 'phone' },
      { path: ['customer', 'address'], kind: 'address' },
      { path: ['notes'], kind: 'note' },
      { path: ['text'], kind: 'message', when: `type = 'INQUIRY_RECEIVED'` },
    ],
  },
]

/** The tables by whose values people are found when they sign in. */
export const signInTables: readonly SealedTable[] = sealedTables.slice(0, 2)
