/** What the newcomer's commands share. Plain Node, no dependencies: it runs before anything is installed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const windows = process.platform === 'win32'
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const stampFolder = join(root, 'node_modules', '.stamps')
const telling = process.stdout.isTTY === true

const dim = text => (telling ? `\x1b[2m${text}\x1b[0m` : text)

export const say = text => console.log(`${dim('›')} ${text}`)

/** Something a person can act upon; its message is shown without a stack. */
export class Failure extends Error {}

/** Runs a command's work; a failure ends it with a word, not with a stack. */
export const main = async work => {
  try {
    const [major, minor] = process.versions.node.split('.').map(Number)
    const newEnough = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)
    if (!newEnough)
      throw new Failure(`Node ${process.versions.node} does not fit. Node 20.19 or newer (or 22.12 or newer) is needed: https://nodejs.org`)
    await work()
  } catch (error) {
    console.error(`\n${error instanceof Failure ? error.message : error.stack}\n`)
    process.exitCode = 1
  }
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
    child.on('error', error => resolve({ code: 127, output: error.message }))
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }))
  })

const isWritable = folder => {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Without a home to write to, what is downloaded is kept here. */
const ownCaches = () => {
  if (isWritable(homedir())) return {}
  const at = name => join(root, '.cache', name)
  return {
    npm_config_cache: at('npm'),
    npm_config_store_dir: at('pnpm'),
    XDG_CACHE_HOME: at('xdg'),
    XDG_DATA_HOME: at('data'),
    XDG_STATE_HOME: at('state'),
  }
}

/** The workspace's own pnpm, whether or not one is installed: npm fetches it. */
const pnpm = (...args) => ['npm', ['exec', '--yes', `--package=${manifest.packageManager}`, '--', 'pnpm', ...args]]

/** A tool of the workspace, straight from node_modules. */
export const tool = (name, folder = '.') => join(root, folder, 'node_modules', '.bin', windows ? `${name}.cmd` : name)

const skipped = new Set(['node_modules', '.cache', 'dist', '.nuxt', '.output', '.data', '.git', 'gql'])

const filesUnder = path => {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => !skipped.has(entry.name))
    .flatMap(entry => filesUnder(join(path, entry.name)))
}

/** A fingerprint of files and folders, by content: equal sources, equal results. */
const fingerprint = (...paths) => {
  const hash = createHash('sha256').update(`${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}\0`)
  for (const path of paths.flatMap(path => filesUnder(join(root, path))).sort()) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

const isAlive = pid => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Runs `work` while nobody else installs or builds in this folder. */
export const alone = async work => {
  const lock = join(root, '.lock')
  for (let told = false; ;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!isAlive(Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0) || process.pid)) rmSync(lock, { force: true })
    else await new Promise(resolve => setTimeout(resolve, 500))
    if (!told) say('Waiting for another start or test in this folder to build')
    told = true
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Runs `work` unless it was done for this very fingerprint and its result is still there. */
const unlessDone = async (name, print, result, work) => {
  const stamp = join(stampFolder, name)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print && existsSync(join(root, result))) return
  // What is half done is not done, whatever was done before.
  rmSync(stamp, { force: true })
  await work()
  mkdirSync(stampFolder, { recursive: true })
  writeFileSync(stamp, print)
}

/** Runs a quiet command; what it said becomes the failure's message. */
const must = async (title, [command, args], options = {}) => {
  const { code, output } = await run(command, args, { quiet: true, ...options })
  if (code !== 0) throw new Failure(`${title} failed:\n\n${output.trimEnd().split('\n').slice(-60).join('\n')}`)
}

/** Does `work` and says what and, on a terminal while it runs, for how long. */
const step = async (title, hint, work) => {
  const since = performance.now()
  const elapsed = () => `${((performance.now() - since) / 1000).toFixed(telling ? 0 : 1)} s`
  if (!telling) say(`${title} … ${hint}`)
  const show = () => process.stdout.write(`\r\x1b[K${dim('›')} ${title} … ${dim(`${elapsed()}, ${hint}`)}`)
  const ticking = telling ? setInterval(show, 1000) : undefined
  if (telling) show()
  try {
    await work()
  } finally {
    clearInterval(ticking)
    if (telling) process.stdout.write('\r\x1b[K')
  }
  say(`${title}: ${elapsed()}`)
}

const manifests = [
  'package.json',
  'packages/api/package.json',
  'packages/schema/package.json',
  'packages/web/package.json',
  'tests/package.json',
]

/** Brings node_modules to what the lockfile says; nothing to do when it is. */
export const install = () =>
  unlessDone('install', fingerprint('pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests), 'node_modules/.pnpm', () =>
    step('Installing packages', 'a minute or two the first time', () =>
      must('Installing packages', pnpm('install', '--frozen-lockfile', '--prefer-offline', '--config.confirmModulesPurge=false'), {
        env: ownCaches(),
      }),
    ),
  )

/** Bundles the API if its sources changed. */
export const buildApi = () =>
  unlessDone('api', fingerprint('pnpm-lock.yaml', 'packages/api', 'packages/schema'), 'packages/api/dist/main.mjs', () =>
    step('Building the API', 'seconds', () => must('Building the API', [process.execPath, ['packages/api/build.mjs']])),
  )

const webFolder = join(root, 'packages/web')
const webSources = [
  'pnpm-lock.yaml',
  'packages/web',
  'packages/schema/schema.graphql',
  'packages/schema/src/vocabulary.ts',
  'packages/schema/src/customer-vocabulary.ts',
  'packages/schema/src/segment-fields.ts',
]
const webEnv = { NUXT_TELEMETRY_DISABLED: '1' }

/** Makes the typed documents and the generated types of the web; tests, lint and types need them. */
export const prepareWeb = () =>
  unlessDone('prepare-web', fingerprint(...webSources), 'packages/web/.nuxt/tsconfig.json', () =>
    step('Generating types', 'seconds', async () => {
      await must('Generating typed documents', [tool('graphql-codegen', 'packages/web'), ['--config', 'codegen.ts']], { cwd: webFolder })
      await must('Generating types of the web', [tool('nuxt', 'packages/web'), ['prepare']], { cwd: webFolder, env: webEnv })
    }),
  )

/** Builds the pages if their sources changed. */
export const buildWeb = () =>
  unlessDone('web', fingerprint(...webSources), 'packages/web/.output/server/index.mjs', async () => {
    await prepareWeb()
    await step('Building the pages', 'a minute or two the first time', () =>
      must('Building the pages', [tool('nuxt', 'packages/web'), ['build']], { cwd: webFolder, env: { ...webEnv, NODE_ENV: 'production' } }),
    )
  })
