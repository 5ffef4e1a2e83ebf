/** `pnpm keys:rotate [--check]`: seals everything under ENCRYPTION_KEY that is under another key, or plain, while the system runs. */
import { parseArgs } from 'node:util'
import type { House } from '../../access/house'
import { rotate, type Rotated, staleRows } from '../../access/pii/rotation.service'
import { DatabaseUnavailable } from '../../db/unavailable'
import { BadSettings } from '../env'
import { say, withHouse } from './command'

const usage = `Usage: pnpm keys:rotate [--check]
  --check  change nothing, only count what is not under ENCRYPTION_KEY

Exit code: 0 everything is under ENCRYPTION_KEY · 1 it failed, begin again to go on · 2 something is not`

/** The command line; null where it cannot be understood or help is asked for. */
const readRequest = (args: readonly string[]): { check: boolean } | null => {
  try {
    const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' }, help: { type: 'boolean' } } })
    return values.help ? null : { check: values.check ?? false }
  } catch {
    return null
  }
}

const report = ({ table, sealed, left }: Rotated): void => {
  say(`${table}: ${sealed} rows sealed anew${left === 0 ? '' : `, ${left} are not under the current key`}`)
}

const verdict = (results: readonly Rotated[]): number => {
  const left = results.reduce((sum, result) => sum + result.left, 0)
  if (left === 0) {
    say('Everything is under the current key. Keys in ENCRYPTION_KEYS_RETIRED are no longer needed.')
    return 0
  }
  say(`${left} rows are not under the current key. Keep the retired keys.`)
  return 2
}

const check = async (house: House): Promise<number> => {
  const results = await staleRows(house)
  for (const { table, left } of results) say(`${table}: ${left} rows are not under the current key`)
  return verdict(results)
}

const run = (request: { check: boolean }): Promise<number> =>
  withHouse('keys-rotate', async (house, signal) => {
    if (request.check) return check(house)
    const results = await rotate(house, { done: report, signal })
    if (!signal.aborted) return verdict(results)
    say('Interrupted. Begin again to go on.')
    return 1
  })

const main = async (): Promise<number> => {
  const request = readRequest(process.argv.slice(2))
  if (request === null) {
    process.stderr.write(`${usage}\n`)
    return 1
  }
  try {
    return await run(request)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const isKnown = error instanceof BadSettings || error instanceof DatabaseUnavailable
    process.stderr.write(`\n${isKnown ? message : `The rotation stopped; begin again to go on: ${message}`}\n\n`)
    return 1
  }
}

process.exitCode = await main()
