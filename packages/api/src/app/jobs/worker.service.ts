import { Logger, type Runner, run, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { House } from '../../access/house'
import type { Job } from '../../access/job'
import { jobQueue } from '../../access/job-queue.service'
import { poolBeside } from '../../db/pool'
import { alone } from './alone.service'

/** So many jobs at a time in one process: a long one holds up no other. */
const AT_ONCE = 3
/** Of the worker itself, beside the connection that each job may hold to be alone. */
const OWN_CONNECTIONS = 3
/** A job that was asked for and fails is tried so often, as those of the clock are. */
const MOST_TRIES = 5
const EVERY_MINUTE = '* * * * *'

/** Times that nobody was up for are made up for if they were not long ago; all at once, where each does not matter. */
const crontabOf = (jobs: readonly Job[]): string =>
  jobs.map(({ name, at, everyTime }) => `${at} ${name} ?fill=1d&max=${MOST_TRIES}${everyTime ? '' : `&jobKey=${name}`}`).join('\n')

/** When a job was due; now, for one that was asked for by hand. */
const dueOf = (payload: unknown, now: Date): Date => {
  const { ts } = (payload as { _cron?: { ts?: string } } | null)?._cron ?? {}
  return ts === undefined ? now : new Date(ts)
}

const taskListOf = (house: House, pool: pg.Pool, jobs: readonly Job[]): TaskList =>
  Object.fromEntries(
    jobs.map(job => [
      job.name,
      async payload => {
        const started = performance.now()
        const work = () => job.run(house, dueOf(payload, house.now()))
        const isDone = job.together ? await work().then(() => true) : await alone(pool, job, work)
        // What comes each minute is no news.
        const level = isDone && job.at !== EVERY_MINUTE ? 'info' : 'debug'
        const milliseconds = Math.round(performance.now() - started)
        house.log[level]({ job: job.name, milliseconds }, isDone ? 'a job is done' : 'a job is being done already')
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
  const pool = poolBeside(house.enginePool, OWN_CONNECTIONS + AT_ONCE, 'dashboard jobs')
  const letGo = () => pool.end()
  const runner = await run({
    pgPool: pool,
    concurrency: AT_ONCE,
    noHandleSignals: true,
    taskList: taskListOf(house, pool, jobs),
    crontab: crontabOf(jobs),
    logger: logger(house),
  }).catch(async (error: unknown) => {
    await letGo()
    throw error
  })
  runner.promise.catch((error: unknown) => house.log.error({ err: error }, 'jobs are not done any more'))
  const queue = house.singleton(jobQueue)
  queue.add = name => runner.addJob(name, {}, { maxAttempts: MOST_TRIES })
  house.onClose(async () => {
    queue.add = null
    await runner.stop().catch(() => undefined)
    await letGo()
  })
  for (const { name } of jobs.filter(job => job.atStart)) await runner.addJob(name, {}, { jobKey: `${name} at start` })
  return runner
}
