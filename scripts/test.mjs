/** `npm test`: installs, then every check there is; the last line sums them up. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApi, buildWeb, prepareWeb, install, requireNode, root, run, say, tool } from './lib.mjs'

requireNode()
await install()

const reports = join(root, 'node_modules', '.reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const total = { passed: 0, failed: 0, skipped: 0 }
const figures = []

const timed = async (title, work) => {
  const since = performance.now()
  const outcome = await work()
  figures.push(
    `${outcome.failed === 0 ? '✓' : '✗'} ${title}: ${outcome.passed} passed, ${outcome.failed} failed${outcome.skipped ? `, ${outcome.skipped} skipped` : ''}  (${((performance.now() - since) / 1000).toFixed(1)} s)`,
  )
  for (const key of Object.keys(total)) total[key] += outcome[key] ?? 0
}

/** A check that either holds or not. */
const check = (title, command, args, options) =>
  timed(title, async () => {
    const { code, output } = await run(command, args, { quiet: true, ...options })
    if (code !== 0) console.log(`\n── ${title} ──\n${output}`)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  })

/** Vitest tells its figures in a file; a runner that dies before it writes one counts as failed. */
const outcomeOf = (report, code) => {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests || (success && code === 0 ? 0 : 1), skipped: numPendingTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const tests = (title, ...projects) =>
  timed(title, async () => {
    say(title)
    const report = join(reports, `${projects.join('-')}.json`)
    const { code } = await run(tool('vitest'), [
      'run',
      ...projects.flatMap(project => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ])
    return outcomeOf(report, code)
  })

const build = (title, work) =>
  timed(title, async () => {
    await work()
    return { passed: 1, failed: 0 }
  })

await build('generated types', prepareWeb)
await check('lint: eslint', tool('eslint'), ['.', '--max-warnings', '0'])
await check('lint: format', tool('prettier'), ['--check', '--log-level', 'warn', '.'])
await check('lint: dependency rules', tool('depcruise'), ['packages', 'tests', '--config', '.dependency-cruiser.cjs'])
await check('lint: unused code', tool('knip'), [])
for (const folder of ['packages/schema', 'packages/api', 'tests']) await check(`types: ${folder}`, tool('tsc'), ['-p', folder])
await check('types: packages/web', tool('nuxt', 'packages/web'), ['typecheck'], { cwd: join(root, 'packages/web') })
await tests('unit tests', 'unit')
await tests('integration tests', 'integration')
await build('build the API', buildApi)
await build('build the web', buildWeb)
await tests('fault tests', 'faults')
await tests('browser tests', 'web')

console.log(`\n${figures.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed === 0 ? 0 : 1
