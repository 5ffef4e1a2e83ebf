/** `pnpm metrics:rebuild [--provider ID] [--check]`: recomputes every rollup from the raw events and says what differed. */
import { parseArgs } from 'node:util'
import { DomainError } from '../../core/errors'
import { createPool } from '../../db/pool'
import { DatabaseUnavailable } from '../../db/unavailable'
import type { ProviderRebuild } from '../../events'
import { rebuild } from '../../events'
import { BadSettings } from '../env'
import { say, untilReached, withDatabase } from './command'

const usage = `Usage: pnpm metrics:rebuild [--provider ID] [--check]
  --provider ID  only this provider (else all, one after the other)
  --check        change nothing; the exit code is 2 where something differs`

interface Request {
  readonly providerId: number | null
  readonly check: boolean
}

/** The command line; null where it cannot be understood or help is asked for. */
const readRequest = (args: readonly string[]): Request | null => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { provider: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    if (values.help || (values.provider !== undefined && !/^[1-9]\d{0,8}$/.test(values.provider))) return null
    return { providerId: values.provider === undefined ? null : Number(values.provider), check: values.check ?? false }
  } catch {
    return null
  }
}

const reportOn = (check: boolean) => (result: ProviderRebuild) => {
  const verdict = result.drifted === 0 ? 'nothing differs' : `${result.drifted} rows ${check ? 'differ' : 'differed and were put right'}`
  say(`Provider ${result.providerId}: ${result.events} events, ${result.bookings} bookings, ${result.cells} rollup rows: ${verdict}`)
  for (const { table, key, stored, rebuilt } of result.drift)
    say(`  ${table} [${key}]: stored ${stored ?? 'nothing'}, by the events ${rebuilt ?? 'nothing'}`)
  if (result.drifted > result.drift.length) say(`  … and ${result.drifted - result.drift.length} more`)
}

const run = ({ providerId, check }: Request): Promise<number> =>
  withDatabase(async ({ url, log }) => {
    const pool = createPool(url, log, { role: 'dashboard_engine', max: 1, name: 'metrics-rebuild' })
    try {
      await untilReached(pool, url)
      const results = await rebuild(pool, providerId, { check, done: reportOn(check) })
      if (results.length === 0) say('There are no providers yet.')
      return check && results.some(result => result.drifted > 0) ? 2 : 0
    } finally {
      await pool.end()
    }
  })

/** What went wrong, for a person and without a stack. */
const problem = (error: unknown): string => {
  if (error instanceof BadSettings || error instanceof DatabaseUnavailable || error instanceof DomainError) return error.message
  return `The rebuild failed and changed nothing more: ${error instanceof Error ? error.message : String(error)}`
}

const main = async (): Promise<number> => {
  const request = readRequest(process.argv.slice(2))
  if (request === null) {
    process.stderr.write(`${usage}\n`)
    return 1
  }
  try {
    return await run(request)
  } catch (error) {
    process.stderr.write(`\n${problem(error)}\n\n`)
    return 1
  }
}

process.exitCode = await main()
