/** The change log of each provider: its version, what a version changed, and the word that it did. */
import type pg from 'pg'
import { plain, quoted } from './columns'
import { rows } from './query.repository'
import type { FeedEntry, MetricChange } from './updates'

/** The channel on which engines tell each other of new versions. */
export const CHANNEL = 'dashboard_feed'
const PAIRS_PER_NOTICE = 300

/** A provider's new entry. */
export interface ProviderEntry {
  readonly providerId: number
  readonly entry: FeedEntry
}

const LOG = `
with entries as (
  select * from unnest($1::int[], $2::bigint[], $3::timestamptz[], $4::jsonb[], $5::text[]) as n(provider_id, version, at, metrics, event_ids)
), raised as (
  update provider_versions v set version = n.version from entries n where v.provider_id = n.provider_id
), logged as (
  insert into provider_updates (provider_id, version, at, metrics, event_ids)
  select provider_id, version, at, metrics, event_ids::uuid[] from entries
)
select pg_notify('${CHANNEL}', notice) from unnest($6::text[]) as n(notice)`

/** Notices stay below the 8,000 bytes that Postgres carries: `provider:version`, joined by commas. */
const notices = (entries: readonly ProviderEntry[]): string[] => {
  const pairs = entries.map(({ providerId, entry }) => `${providerId}:${entry.version}`)
  const all: string[] = []
  for (let start = 0; start < pairs.length; start += PAIRS_PER_NOTICE) all.push(pairs.slice(start, start + PAIRS_PER_NOTICE).join(','))
  return all
}

/** Raises the versions, and makes them known when the transaction commits. */
export const logUpdates = (client: pg.ClientBase, entries: readonly ProviderEntry[]): Promise<object[]> =>
  rows(client, 'log', LOG, [
    plain(entries, ({ providerId }) => providerId),
    plain(entries, ({ entry }) => entry.version),
    plain(entries, ({ entry }) => entry.at.toISOString()),
    quoted(entries, ({ entry }) => (entry.gap ? null : JSON.stringify(entry.metrics))),
    quoted(entries, ({ entry }) => `{${entry.eventIds.join(',')}}`),
    plain(notices(entries), notice => `"${notice}"`),
  ])

interface UpdateRow {
  version: string
  at: Date
  metrics: MetricChange[] | null
  event_ids: string[]
}

const READ = `
select version, at, metrics, event_ids from provider_updates
where provider_id = $1 and version > $2 order by version limit $3`

/** A provider's kept entries after a version, oldest first. */
export const entriesAfter = async (
  client: pg.Pool | pg.ClientBase,
  providerId: number,
  version: number,
  limit: number,
): Promise<FeedEntry[]> => {
  const found = await client.query<UpdateRow>({ name: 'engine_entries', text: READ, values: [providerId, version, limit] })
  return found.rows.map(row => ({
    version: row.version,
    at: row.at,
    metrics: row.metrics ?? [],
    eventIds: row.event_ids,
    gap: row.metrics === null,
  }))
}

/** The versions of providers; those never written to have none. */
export const versionsOf = async (client: pg.Pool | pg.ClientBase, providerIds: readonly number[]): Promise<Map<number, number>> => {
  const found = await client.query<{ provider_id: number; version: string }>({
    name: 'engine_versions',
    text: 'select provider_id, version from provider_versions where provider_id = any($1::int[])',
    values: [providerIds],
  })
  return new Map(found.rows.map(row => [row.provider_id, Number(row.version)]))
}
