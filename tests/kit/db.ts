import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that every test's own one is copied from; nobody may stay connected to it. */
    templateDatabaseUrl: string
  }
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
