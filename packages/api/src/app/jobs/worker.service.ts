import { Logger, type Runner, run, type TaskList } from 'graphile-worker'
import type { House } from '../../access/house'
import type { Job } from '../../access/job'
import { poolBeside } from '../../db/pool'

/** Times that nobody was up for are made up for if they were not long ago; all at once, where each does not matter. */
const crontabOf = (jobs: readonly Job[]): string =>
  jobs.map(({ name, at, everyTime }) => `${at} ${name} ?fill=1d&max=5${everyTime ? '' : `&jobKey=${name}`}`).join('\n')

/** When a job was due; now, for one that was asked for by hand. */
const dueOf = (payload: unknown, now: Date): Date => {
  const { ts } = (payload as { _cron?: { ts?: string } } | null)?._cron ?? {}
  return ts === undefined ? now : new Date(ts)
}

const taskListOf = (house: House, jobs: readonly Job[]): TaskList =>
  Object.fromEntries(
    jobs.map(({ name, run: work }) => [
      name,
      async payload => {
        const started = performance.now()
        await work(house, dueOf(payload, house.now()))
        house.log.info({ job: name, milliseconds: Math.round(performance.now() - started) }, 'a job is done')
      },
    ]),
  )

const trouble: readonly string[] = ['error', 'warning']

/** The worker's own words are of no interest below a warning, and its metadata may hold what a job works on. */
const logger = (house: House) =>
  new Logger(() => (level, message) => {
    if (trouble.includes(level)) house.log.warn({ worker: message }, 'the worker of the jobs has trouble')
  })

/** Does jobs when they are due, in one process of all that serve the database; ends with the house. */
export const startJobs = async (house: House, jobs: readonly Job[]): Promise<Runner> => {
  const pool = poolBeside(house.enginePool, 3, 'dashboard jobs')
  const letGo = () => pool.end()
  const runner = await run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    taskList: taskListOf(house, jobs),
    crontab: crontabOf(jobs),
    logger: logger(house),
  }).catch(async (error: unknown) => {
    await letGo()
    throw error
  })
  runner.promise.catch((error: unknown) => house.log.error({ err: error }, 'jobs are not done any more'))
  house.onClose(async () => {
    await runner.stop().catch(() => undefined)
    await letGo()
  })
  for (const { name } of jobs.filter(job => job.atStart)) await runner.addJob(name, {}, { jobKey: `${name} at start` })
  return runner
}
