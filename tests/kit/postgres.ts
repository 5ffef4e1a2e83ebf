import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../packages/api/src/db/embedded'

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
