import type { House } from '../../../access/house'
import type { Job } from '../../../access/job'
import { localHour } from '../../../core/local-time'
import { listTrainees, listUnscored, type Trainee } from './models.repository'
import { scoreCustomers } from './scoring.service'
import { train } from './training.service'

/** The hour of the provider's night at which models are fitted anew, after the forecasts. */
const NIGHT = 4
const HOUR_MS = 3_600_000
/** Older models have missed their night. */
const TOO_OLD_MS = 26 * HOUR_MS
/** Done already this night: the job was begun again. */
const FRESH_MS = 2 * HOUR_MS
/** So many times as many customers are others than those the models know: after an import, or in the first weeks. */
const OUTGROWN = 1.5

const isOutgrown = ({ customers, trainedOn }: Trainee): boolean => customers > (trainedOn ?? 0) * OUTGROWN

const isDue = (trainee: Trainee, due: Date, now: Date): boolean => {
  const age = trainee.fittedAt === null ? Infinity : now.getTime() - trainee.fittedAt.getTime()
  return age > TOO_OLD_MS || isOutgrown(trainee) || (age > FRESH_MS && localHour(due, trainee.timeZone) === NIGHT)
}

const attempt = async (house: House, providerId: number, work: () => Promise<unknown>): Promise<void> => {
  await work().catch((error: unknown) => {
    if (!house.closing.aborted) house.log.warn({ err: error, providerId }, "a provider's customers could not be scored")
  })
}

/** Fits the models of each provider in its night, and at once where there are none or they are outgrown. */
export const customerModelsJob: Job = {
  name: 'customer-models',
  at: '52 * * * *',
  atStart: true,
  async run(house, due) {
    for (const trainee of await listTrainees(house.enginePool)) {
      if (house.closing.aborted) return
      if (isDue(trainee, due, house.now())) await attempt(house, trainee.providerId, () => train(house, trainee))
    }
  },
}

/** Each minute scores those anew of whom something happened; a provider that has outgrown its models gets new ones first. */
export const customerScoresJob: Job = {
  name: 'customer-scores',
  at: '* * * * *',
  async run(house) {
    const unscored = await listUnscored(house.enginePool)
    if (unscored.length === 0) return
    const trainees = new Map((await listTrainees(house.enginePool)).map(trainee => [trainee.providerId, trainee]))
    for (const provider of unscored) {
      if (house.closing.aborted) return
      const trainee = trainees.get(provider.providerId)
      const isNew = trainee !== undefined && isOutgrown(trainee)
      await attempt(house, provider.providerId, () => (isNew ? train(house, trainee) : scoreCustomers(house, provider, false)))
    }
  },
}
