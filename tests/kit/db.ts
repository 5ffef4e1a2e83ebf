import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { startEmbedded } from '../../packages/api/src/db/embedded'

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that every test's own one is copied from; nobody may stay connected to it. */
    templateDatabaseUrl: string
  }
}

/** A PostgreSQL of its own in a temporary folder. */
export interface TestServer {
  url: string
  dataDir: string
  /** Stops it and removes its folder. */
  remove(): Promise<void>
}

/** Safe only for data that nobody will miss. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }
const silent = { info: () => undefined, warn: () => undefined }

/** Starts an empty server; `durable` keeps every promise to the disk, for tests of crashes. */
export const startTestServer = async ({ durable = false } = {}): Promise<TestServer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'provider-dashboard-test-'))
  // As root the server runs as another user, who must get in.
  await chmod(dataDir, 0o755)
  const { url, stop } = await startEmbedded(dataDir, silent, { settings: durable ? {} : careless })
  const remove = async (): Promise<void> => {
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url, dataDir, remove }
}

/** A database that belongs to one test file. */
export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

const onServer = async (url: string, statement: string): Promise<void> => {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const named = (url: string, name: string): string => {
  const copy = new URL(url)
  copy.pathname = `/${name}`
  return copy.href
}

const copyOf = async (server: string, template: string): Promise<TestDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${template}`)
  return { url: named(server, name), drop: () => onServer(server, `drop database if exists ${name} with (force)`) }
}

/** A fresh, migrated database for the calling test file; `drop()` it in `afterAll`. */
export const createTestDatabase = (): Promise<TestDatabase> => {
  const template = inject('templateDatabaseUrl')
  return copyOf(template, new URL(template).pathname.slice(1))
}

/** A fresh database without a single table. */
export const createEmptyDatabase = (): Promise<TestDatabase> => copyOf(inject('templateDatabaseUrl'), 'template0')
