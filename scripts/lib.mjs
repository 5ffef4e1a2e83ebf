/** What the newcomer's commands share. Plain Node, no dependencies: it runs before anything is installed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const windows = process.platform === 'win32'
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const stampFolder = join(root, 'node_modules', '.stamps')

export const say = text => console.log(`\x1b[2m›\x1b[0m ${text}`)

/** A message for a person, without a stack. */
export const fail = text => {
  console.error(`\n${text}\n`)
  process.exit(1)
}

/** Ends with a clear word on a Node that is too old. */
export const requireNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Node ${process.versions.node} is too old. This needs Node 20.19 or newer: https://nodejs.org`)
}

/** Runs a command; gives its exit code and, when `quiet`, what it printed. */
export const run = (command, args, { quiet = false, env = {}, cwd = root } = {}) =>
  new Promise(resolve => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: windows,
    })
    let output = ''
    child.stdout?.on('data', chunk => (output += chunk))
    child.stderr?.on('data', chunk => (output += chunk))
    child.on('error', error => resolve({ code: 127, output: String(error.message) }))
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }))
  })

/** The arguments that run the workspace's own pnpm, whether or not one is installed. */
export const pnpm = (...args) => ['npm', ['exec', '--yes', `--package=${manifest.packageManager}`, '--', 'pnpm', ...args]]

/** A tool of the workspace, straight from node_modules. */
export const tool = (name, folder = '.') => join(root, folder, 'node_modules', '.bin', windows ? `${name}.cmd` : name)

const skipped = new Set(['node_modules', 'dist', '.nuxt', '.output', '.data', 'coverage', '.git', '.tmp', 'gql'])

const filesUnder = path => {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => !skipped.has(entry.name))
    .flatMap(entry => filesUnder(join(path, entry.name)))
}

/** A fingerprint of files and folders, by content: equal sources, equal builds. */
export const fingerprint = (...paths) => {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const path of paths.flatMap(path => filesUnder(join(root, path))).sort()) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

const stampOf = name => join(stampFolder, name)

/** Runs `work` unless it was done for this very fingerprint and `result` is still there. */
export const unlessDone = async (name, print, work, result = root) => {
  const stamp = stampOf(name)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print && existsSync(result)) return false
  await work()
  mkdirSync(stampFolder, { recursive: true })
  writeFileSync(stamp, print)
  return true
}

/** Prints what a quiet command said, and ends. */
const must = async (title, [command, args], options = {}) => {
  const { code, output } = await run(command, args, { quiet: true, ...options })
  if (code === 0) return
  fail(`${title} failed:\n\n${output.split('\n').slice(-60).join('\n')}`)
}

const seconds = since => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Does `work` and says what and for how long. */
export const step = async (title, work) => {
  const since = performance.now()
  say(`${title} …`)
  await work()
  say(`${title}: ${seconds(since)}`)
}

/** Brings node_modules to what the lockfile says; nothing to do when it is. */
export const install = () =>
  unlessDone(
    'install',
    fingerprint(
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'package.json',
      'packages/api/package.json',
      'packages/schema/package.json',
      'packages/web/package.json',
      'tests/package.json',
    ),
    () =>
      step('Installing packages (the first time takes a minute)', () =>
        must('Installing', pnpm('install', '--frozen-lockfile', '--prefer-offline')),
      ),
  )

const apiSources = [
  'packages/api/src',
  'packages/api/build.mjs',
  'packages/api/package.json',
  'packages/schema/src',
  'packages/schema/package.json',
]

/** Bundles the API if its sources changed. */
export const buildApi = () =>
  unlessDone(
    'api',
    fingerprint('pnpm-lock.yaml', ...apiSources),
    () => step('Building the API', () => must('Building the API', ['node', ['packages/api/build.mjs']])),
    join(root, 'packages/api/dist'),
  )

const webFolder = join(root, 'packages/web')
const webEnv = { NUXT_TELEMETRY_DISABLED: '1' }

/** Makes the typed documents and the generated types of the web; tests, lint and types need them. */
export const prepareWeb = () =>
  unlessDone(
    'prepare-web',
    fingerprint('pnpm-lock.yaml', 'packages/schema/schema.graphql', 'packages/web'),
    async () => {
      await must('Generating typed documents', [tool('graphql-codegen', 'packages/web'), ['--config', 'codegen.ts']], { cwd: webFolder })
      await must('Preparing the web', [tool('nuxt', 'packages/web'), ['prepare']], { cwd: webFolder, env: webEnv })
    },
    join(webFolder, '.nuxt'),
  )

/** Builds the web if its sources changed. */
export const buildWeb = async () => {
  const print = fingerprint('pnpm-lock.yaml', 'packages/web', 'packages/schema/schema.graphql', 'packages/schema/src/vocabulary.ts')
  await unlessDone(
    'web',
    print,
    () =>
      step('Building the web pages (the first time takes a minute or two)', async () => {
        await prepareWeb()
        await must('Building the web pages', [tool('nuxt', 'packages/web'), ['build']], {
          cwd: webFolder,
          env: { ...webEnv, NODE_ENV: 'production' },
        })
      }),
    join(root, 'packages/web/.output/server/index.mjs'),
  )
}
