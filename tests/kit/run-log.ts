import { appendFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@dashboard/api/app/logger'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where everything goes that apps say during the whole run. */
    runLogFile: string
  }
}

const ADDRESS = /[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}/gi
const NUMBER = /\+\d[\d ()./-]{7,}\d/g

/** Keeps what an app under test says; each word of it, so that nothing is missed. Benchmarks are no tests. */
export const keepSaid = (text: string): void => {
  if (process.env.VITEST) appendFileSync(inject('runLogFile'), text)
}

/** A log of every level into the file of the run; none where TEST_LOG_LEVEL lets the app speak for itself. */
export const runLog = () => (process.env.TEST_LOG_LEVEL ? undefined : createLogger({ logLevel: 'trace' }, false, { write: keepSaid }))

/** The file of a run, and the check at its end that no address and no number of anybody is in it. */
export const openRunLog = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'provider-dashboard-log-'))
  const file = join(folder, 'run.log')
  const check = async (): Promise<void> => {
    const text = await readFile(file, 'utf8').catch(() => '')
    await rm(folder, { recursive: true, force: true })
    const found = [...new Set([...(text.match(ADDRESS) ?? []), ...(text.match(NUMBER) ?? [])])]
    if (found.length === 0) return
    // What goes wrong after the last test fails the run only so.
    process.exitCode = 1
    throw new Error(`The log of this run holds personal data: ${found.slice(0, 10).join(', ')}`)
  }
  return { file, check }
}
