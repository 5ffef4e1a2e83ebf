/** `npm test`: installs, then every check there is; the last line sums them up. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { alone, buildApi, buildWeb, Failure, install, main, prepareWeb, root, run, say, tool } from './lib.mjs'

const reports = join(root, 'node_modules', '.reports')
const total = { passed: 0, failed: 0, skipped: 0 }
const figures = []

const timed = async (title, work) => {
  const since = performance.now()
  const outcome = await work()
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  const skipped = outcome.skipped ? `, ${outcome.skipped} SKIPPED` : ''
  figures.push(
    `${outcome.failed === 0 ? '✓' : '✗'} ${title.padEnd(28)} ${String(outcome.passed).padStart(5)} passed, ${outcome.failed} failed${skipped}`.padEnd(
      66,
    ) + `${seconds} s`,
  )
  for (const key of Object.keys(total)) total[key] += outcome[key] ?? 0
  if (outcome.failed > 0) say(`${title} failed`)
}

const holds = good => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 })

/** A check that either holds or not; it speaks only when it does not. */
const check = (title, command, args, options) => () =>
  timed(title, async () => {
    const { code, output } = await run(command, args, { quiet: true, ...options })
    if (code !== 0) console.log(`\n── ${title} ──\n${output}`)
    return holds(code === 0)
  })

/** A step that others rest on; the others run, and fail, without it. */
const prepared = (title, work) =>
  timed(title, async () => {
    try {
      await alone(work)
      return holds(true)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      console.log(`\n${error.message}\n`)
      return holds(false)
    }
  })

/** Vitest tells its figures in a file; a runner that dies before it writes one counts as failed. */
const outcomeOf = (report, code) => {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests || (success && code === 0 ? 0 : 1), skipped: numPendingTests }
  } catch {
    return holds(false)
  }
}

const tests = (title, project) =>
  timed(title, async () => {
    say(title)
    const report = join(reports, `${project}.json`)
    const { code } = await run(tool('vitest'), [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ])
    return outcomeOf(report, code)
  })

const checks = [
  check('lint: code', tool('eslint'), ['.', '--max-warnings', '0']),
  check('types: packages/web', tool('nuxt', 'packages/web'), ['typecheck'], { cwd: join(root, 'packages/web') }),
  check('lint: format', tool('prettier'), ['--check', '--log-level', 'warn', '.']),
  check('lint: dependency rules', tool('depcruise'), ['packages', 'tests', '--config', '.dependency-cruiser.cjs']),
  check('lint: unused code', tool('knip'), []),
  ...['packages/schema', 'packages/api', 'tests'].map(folder => check(`types: ${folder}`, tool('tsc'), ['-p', folder])),
]

/** Two at a time: a small machine has two cores. */
const inTwoLanes = async work => {
  const lane = async () => {
    for (let next = work.shift(); next; next = work.shift()) await next()
  }
  await Promise.all([lane(), lane()])
}

const everything = async () => {
  await prepared('install', install)
  await prepared('generated types', prepareWeb)
  say('lint and types')
  await inTwoLanes(checks)
  await tests('unit tests', 'unit')
  await tests('integration tests', 'integration')
  await prepared('build the API', buildApi)
  await prepared('build the pages', buildWeb)
  await tests('fault tests', 'faults')
  await tests('browser tests', 'web')
}

await main(async () => {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  await everything()
  console.log(`\n${figures.join('\n')}\n`)
  if (total.skipped > 0) console.log(`${total.skipped} skipped: see above why`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
})
