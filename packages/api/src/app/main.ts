import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import type { House } from '../access/house'
import type { Settings } from '../access/settings'
import { startEmbedded } from '../db/embedded'
import { migrate } from '../db/migrate'
import type { App } from './app'
import { startApp } from './app'
import { createConsole, welcome } from './console'
import { seedDemo, startPulse } from './demo'
import { readSettings } from './env'
import { jobs } from './jobs/jobs'
import { startJobs } from './jobs/worker.service'
import { createLogger } from './logger'
import { assertPortFree } from './port'
import { startupProblem } from './startup-problem'

const terminal = createConsole(process.stdout)
const longestStopMs = 15_000

/** What must be let go of at the end, whenever that comes; the last opened goes first. */
const opened: (() => Promise<void>)[] = []
const letGo = async (): Promise<void> => {
  for (const close of opened.splice(0).reverse()) await close()
}

const openDatabase = async ({ databaseUrl, dataDir }: Settings, log: Logger): Promise<string> => {
  if (databaseUrl) return databaseUrl
  terminal.say('› Starting the bundled PostgreSQL …')
  const embedded = await startEmbedded(dataDir, log)
  opened.push(() => embedded.stop())
  return embedded.url
}

const loadDemo = async (house: House): Promise<void> => {
  if (!house.settings.demo) return
  await seedDemo(house, {
    now: house.now(),
    onProgress: ({ business, sent, events }) => terminal.progress(`Loading the demo, ${business}`, events === 0 ? 1 : sent / events),
  })
}

const start = async (settings: Settings, log: Logger): Promise<App> => {
  await assertPortFree(settings.port)
  const databaseUrl = await openDatabase(settings, log)
  const applied = await migrate(databaseUrl)
  if (applied > 0) terminal.say(`› The database is up to date (${applied} ${applied === 1 ? 'migration' : 'migrations'} applied).`)
  const app = await startApp({ settings: { ...settings, databaseUrl }, log, prepare: loadDemo })
  opened.push(() => app.close())
  await startJobs(app.house, jobs)
  if (settings.demo) {
    const pulse = startPulse(app.house)
    opened.push(async () => pulse.stop())
  }
  return app
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** Package managers and process managers send the same signal more than once; only later ones mean it. */
const insistsAfterMs = 2_000
let stoppingSince: number | null = null
let isRunning = false

/** Ends with what runs answered and everything let go of, also when the start is still under way. */
const stopWell = (log: Logger): void => {
  const { close } = closeWithGrace({ delay: longestStopMs, logger: false, skip: [...signals] }, async ({ err }) => {
    stoppingSince ??= performance.now()
    // What breaks because the start is taken down is no news.
    if (!isRunning && !err) log.level = 'silent'
    if (err) log.fatal({ err }, 'something went wrong where nobody expected it')
    await letGo().catch((error: unknown) => {
      log.error({ err: error }, 'the end was not clean')
    })
  })
  const stop = (): void => {
    if (stoppingSince === null) {
      stoppingSince = performance.now()
      close()
    } else if (performance.now() - stoppingSince > insistsAfterMs) process.exit(1)
  }
  for (const signal of signals) process.on(signal, stop)
}

const main = async (): Promise<void> => {
  let settings: Settings | null = null
  try {
    settings = readSettings()
    const log = createLogger(settings, process.stdout.isTTY)
    stopWell(log)
    const app = await start(settings, log)
    isRunning = true
    terminal.say(welcome(app.url, settings.demo))
  } catch (error) {
    if (stoppingSince !== null) return
    if (settings?.logLevel === 'debug' || settings?.logLevel === 'trace')
      process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`)
    process.stderr.write(`\n${startupProblem(error, settings?.port ?? null)}\n\n`)
    await letGo().catch(() => undefined)
    process.exit(1)
  }
}

await main()
