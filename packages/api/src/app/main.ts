import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import type { House } from '../access/house'
import type { Settings } from '../access/settings'
import { startEmbedded } from '../db/embedded'
import { migrate } from '../db/migrate'
import type { App } from './app'
import { startApp } from './app'
import { createConsole, welcome } from './console'
import { seedDemo } from './demo'
import { readSettings } from './env'
import { createLogger } from './logger'
import { assertPortFree } from './port'
import { startupProblem } from './startup-problem'

const terminal = createConsole(process.stdout)
const longestStopMs = 15_000

interface Database {
  url: string
  stop(): Promise<void>
}

const openDatabase = async (settings: Settings, log: Logger): Promise<Database> => {
  if (settings.databaseUrl) return { url: settings.databaseUrl, stop: async () => undefined }
  terminal.say('› Starting the bundled PostgreSQL …')
  return startEmbedded(settings.dataDir, log)
}

const loadDemo = async (house: House): Promise<void> => {
  if (!house.settings.demo) return
  await seedDemo(house, { now: house.now(), onProgress: ({ business, sent, events }) => terminal.progress(`Loading the demo, ${business}`, events === 0 ? 1 : sent / events) })
}

const start = async (settings: Settings, log: Logger): Promise<App> => {
  await assertPortFree(settings.port)
  const database = await openDatabase(settings, log)
  try {
    const applied = await migrate(database.url)
    if (applied > 0) terminal.say(`› The database is up to date (${applied} ${applied === 1 ? 'migration' : 'migrations'} applied).`)
    const app = await startApp({ settings: { ...settings, databaseUrl: database.url }, log, prepare: loadDemo })
    const close = async (): Promise<void> => {
      await app.close()
      await database.stop()
    }
    return { ...app, close }
  } catch (error) {
    await database.stop()
    throw error
  }
}

const main = async (): Promise<void> => {
  let settings: Settings | null = null
  try {
    settings = readSettings()
    const log = createLogger(settings, process.stdout.isTTY)
    const app = await start(settings, log)
    closeWithGrace({ delay: longestStopMs, logger: false }, async ({ err }) => {
      if (err) log.fatal({ err }, 'something went wrong where nobody expected it')
      await app.close()
    })
    terminal.say(welcome(app.url, settings.demo))
  } catch (error) {
    if (settings?.logLevel === 'debug' || settings?.logLevel === 'trace') process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`)
    process.stderr.write(`\n${startupProblem(error, settings?.port ?? null)}\n\n`)
    process.exit(1)
  }
}

await main()
