import type { TestProject } from 'vitest/node'
import { migrate } from '../../packages/api/src/db/migrate'
import { startTestServer } from './postgres'
import { openRunLog } from './run-log'

/** One PostgreSQL for the whole run, with a migrated database to copy; and one log, which must not tell who anybody is. */
export default async function globalSetup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  try {
    await migrate(server.url)
  } catch (error) {
    await server.remove()
    throw error
  }
  provide('templateDatabaseUrl', server.url)
  const log = await openRunLog()
  provide('runLogFile', log.file)
  return async () => {
    await server.remove()
    await log.check()
  }
}
