import type { TestProject } from 'vitest/node'
import { migrate } from '../../packages/api/src/db/migrate'
import { startTestServer } from './postgres'

/** One PostgreSQL for the whole run, with a migrated database to copy. */
export default async function globalSetup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  try {
    await migrate(server.url)
  } catch (error) {
    await server.remove()
    throw error
  }
  provide('templateDatabaseUrl', server.url)
  return server.remove
}
