import type { Job } from '../../access/job'
import { localHour } from '../../core/local-time'
import { listTrainees, type Trainee } from './forecasts.repository'
import { train } from './training.service'

/** The hour of the provider's night at which its forecast is made anew, when the day before is over for certain. */
const NIGHT = 3
const HOUR_MS = 3_600_000
/** An older forecast has missed its night. */
const TOO_OLD_MS = 26 * HOUR_MS
/** Done already this night: the job was begun again. */
const FRESH_MS = 2 * HOUR_MS
/** Other jobs wait meanwhile; who does not come to their turn does in the next hour, as the oldest go first. */
const LONGEST_RUN_MS = 10 * 60_000

const isDue = ({ fittedAt, timeZone }: Trainee, due: Date, now: Date): boolean => {
  const age = fittedAt === null ? Infinity : now.getTime() - fittedAt.getTime()
  return age > TOO_OLD_MS || (age > FRESH_MS && localHour(due, timeZone) === NIGHT)
}

/** Makes forecasts anew in the night of each provider, and at once where there is none. */
export const forecastsJob: Job = {
  name: 'forecasts',
  at: '37 * * * *',
  atStart: true,
  async run(house, due) {
    const began = performance.now()
    const trainees = (await listTrainees(house.enginePool)).filter(trainee => isDue(trainee, due, house.now()))
    for (const trainee of trainees) {
      // Who is left comes first at the next start, or in the next hour.
      if (house.closing.aborted || performance.now() - began > LONGEST_RUN_MS) return
      await train(house, trainee).catch((error: unknown) => {
        if (!house.closing.aborted) house.log.warn({ err: error, providerId: trainee.providerId }, 'a forecast could not be made')
      })
    }
  },
}
