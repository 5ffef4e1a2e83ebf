/** `pnpm import:bookings FILE.csv --provider ID`: records the bookings of a file; twice is as good as once. */
import { basename } from 'node:path'
import type { Pool } from 'pg'
import type { House } from '../../access/house'
import { refHider } from '../../access/pii/ref-key.service'
import { DomainError, badInput } from '../../core/errors'
import { formatAmount } from '../../core/money'
import { engineOf, type ValidEvent } from '../../events'
import {
  checkFile,
  clock,
  countSeen,
  grouped,
  importUsage,
  isSameFile,
  mapColumns,
  openCsv,
  progressLine,
  readRequest,
  rejectsFile,
  writeFile,
  type FileCheck,
  type ImportJob,
  type ImportProgress,
  type ImportRequest,
  type SeenRows,
  type Written,
} from '../../rooms/bookings/importer'
import { BadSettings } from '../env'
import { say, withHouse } from './command'
import { ask } from './question'

const exit = { done: 0, failed: 1, wrong: 2, someRejected: 3, interrupted: 130 }
const UNDEFINED_TABLE = '42P01'
const PROGRESS_MS = 200
/** Where nobody watches, a line now and then will do. */
const PROGRESS_LOG_MS = 10_000
/** New events after which the planner's statistics are taken anew; doubled each time. */
const FIRST_ANALYZE = 5000

interface Provider {
  id: number
  name: string
  currency: string
  time_zone: string
}

/** Shows progress on a terminal as one line, elsewhere as a line now and then; gives what ends it. */
const progressOf = (label: string) => {
  const started = performance.now()
  let shown = started
  const isTerminal = process.stderr.isTTY
  const line = (progress: ImportProgress) => progressLine({ label, ...progress, elapsedMs: performance.now() - started })
  return {
    show(progress: ImportProgress): void {
      if (performance.now() - shown < (isTerminal ? PROGRESS_MS : PROGRESS_LOG_MS)) return
      shown = performance.now()
      process.stderr.write(isTerminal ? `\r${line(progress)}\u001b[K` : `${line(progress)}\n`)
    },
    end(): number {
      if (isTerminal && shown !== started) process.stderr.write('\r\u001b[K')
      return (performance.now() - started) / 1000
    },
  }
}

const findProvider = async (pool: Pool, wanted: string): Promise<Provider> => {
  const { rows } = await pool.query<Provider>('select id, name, currency, time_zone from providers where id::text = $1 or slug = $1', [
    wanted,
  ])
  const [provider] = rows
  if (provider !== undefined) return provider
  const { rows: all } = await pool.query<Provider & { slug: string }>('select id, name, slug from providers order by id limit 20')
  const known = all.map(each => `${each.id} (${each.slug}, ${each.name})`).join(', ')
  throw badInput([{ path: '', message: `There is no provider "${wanted}"; ${known === '' ? 'there are none yet' : `there is ${known}`}.` }])
}

const rejectsPath = (request: ImportRequest): string => request.rejects ?? `rejected-${basename(request.path).replace(/\.csv$/i, '')}.csv`

const prepare = async (house: House, request: ImportRequest, provider: Provider, signal: AbortSignal) => {
  const file = await openCsv(request.path, { encoding: request.encoding ?? undefined, delimiter: request.delimiter ?? undefined })
  if (await isSameFile(request.path, rejectsPath(request)))
    throw badInput([
      {
        path: '',
        message: `Rejected rows cannot go to ${rejectsPath(request)}: that is the file to be imported. Name another with --rejects.`,
      },
    ])
  const mapping = mapColumns(file.headers, request.map)
  if ('problems' in mapping) throw badInput(mapping.problems.map(message => ({ path: '', message })))
  const { columns } = mapping
  const { pattern, defaultMinutes, decimal, service } = request
  const zone = request.timeZone ?? provider.time_zone
  for (const [field, column] of Object.entries(columns)) say(`  ${field.padEnd(16)} ← ${file.headers[column] ?? ''}`)
  const hide = await house.singleton(refHider)(provider.id)
  const rows = { columns, width: file.headers.length, zone, defaultMinutes, pattern, decimal, service, hide }
  return { file, provider, now: house.now(), signal, rows }
}

/** What could be imported; null when the check was interrupted. */
const check = async (pool: Pool, job: ImportJob, request: ImportRequest, headers: string[]): Promise<FileCheck | null> => {
  const rejects = rejectsFile(rejectsPath(request), headers)
  const progress = progressOf('Checking ')
  const result = await countingSeen(pool, seen => checkFile(job, seen, row => rejects.write(row), progress.show))
  const seconds = progress.end()
  if (job.signal?.aborted === true) {
    await rejects.discard()
    return null
  }
  const path = await rejects.close()
  const day = (instant: Date | null) => instant?.toISOString().slice(0, 10) ?? 'never'
  say(
    `${grouped(result.accepted)} rows can be imported, ${formatAmount(result.total, job.provider.currency)} ${job.provider.currency} in all, ${day(result.first)} to ${day(result.last)} (checked in ${clock(seconds)}).`,
  )
  if (path !== null) say(`${grouped(result.rejected)} rows cannot; they are in ${path}, each with its reason.`)
  return result
}

const write = async (house: House, job: ImportJob, expected: number): Promise<Written> => {
  const progress = progressOf('Importing')
  let [sent, analyzeAt] = [0, FIRST_ANALYZE]
  const record = async (events: ValidEvent[]) => {
    const result = await engineOf(house).record(job.provider.id, events, 'IMPORT')
    sent += result.recorded
    if (sent >= analyzeAt) {
      analyzeAt *= 2
      await house.enginePool.query('analyze')
    }
    return result
  }
  const written = await countingSeen(house.enginePool, seen => writeFile(job, seen, expected, record, progress.show))
  say(`Took ${clock(progress.end())}.`)
  return written
}

const countingSeen = async <T>(pool: Pool, work: (seen: SeenRows) => Promise<T>): Promise<T> => {
  const seen = await countSeen(pool)
  try {
    return await work(seen)
  } finally {
    await seen.close()
  }
}

/** Whether to go on; null when the person left instead of answering. */
const confirmed = async (request: ImportRequest, provider: string, rows: number, signal: AbortSignal): Promise<boolean | null> => {
  if (request.yes || !process.stdin.isTTY) return true
  const question = `Import ${grouped(rows)} bookings into "${provider}"? [y/N] `
  const answer = await ask(question, { input: process.stdin, output: process.stdout }, signal)
  if (answer !== null) return /^y(es)?$/i.test(answer.trim())
  say('')
  return null
}

const interruptedEarly = (): number => {
  say('Nothing was imported.')
  return exit.interrupted
}

const importWith = async (house: House, request: ImportRequest, signal: AbortSignal): Promise<number> => {
  const provider = await findProvider(house.enginePool, request.provider)
  const job = await prepare(house, request, provider, signal)
  const checked = await check(house.enginePool, job, request, job.file.headers)
  if (checked === null) return interruptedEarly()
  const { accepted, rejected } = checked
  const atEnd = rejected > 0 ? exit.someRejected : exit.done
  if (accepted === 0) return exit.wrong
  if (request.dryRun) {
    say('Dry run: nothing was written.')
    return atEnd
  }
  const answer = await confirmed(request, provider.name, accepted, signal)
  if (answer === null) return interruptedEarly()
  if (!answer) {
    say('Nothing was imported.')
    return exit.done
  }
  const { rows, recorded, duplicates } = await write(house, job, accepted)
  say(`${grouped(rows)} bookings: ${grouped(recorded)} events were new, ${grouped(duplicates)} were known already.`)
  if (!signal.aborted) return atEnd
  say('Interrupted. Import the file again to go on; nothing is counted twice.')
  return exit.interrupted
}

const run = (request: ImportRequest): Promise<number> => withHouse('import-bookings', (house, signal) => importWith(house, request, signal))

/** Why it failed, for a person; the exit code tells programs. */
const explain = (error: unknown): number => {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    `${code === UNDEFINED_TABLE ? 'The database has no tables yet: start the dashboard once, it makes them.' : message}\n`,
  )
  return error instanceof DomainError || error instanceof BadSettings ? exit.wrong : exit.failed
}

const main = async (): Promise<number> => {
  const request = readRequest(process.argv.slice(2))
  if (request === 'help') {
    say(importUsage)
    return exit.done
  }
  if ('problems' in request) {
    process.stderr.write(`${request.problems.join('\n')}\n\n${importUsage.split('\n')[0] ?? ''}\n--help tells more.\n`)
    return exit.wrong
  }
  return run(request).catch(explain)
}

process.exitCode = await main()
