import type { House } from '../../../access/house'
import { localDay, localHour } from '../../../core/local-time'
import type { MeasureName } from '../../metrics'
import type { ServiceDay } from './service-days'
import { serviceDay } from './service-days'
import type { Sleeper } from './service-days.repository'
import { changedDays, dropEmptyDays, keepDays, providers, sumsOfDays } from './service-days.repository'

/** The hour of the night at which the day before is over for certain; where the clock skips it, the next night makes up for it. */
const NIGHT = 2
/** So many rows a statement, so that none takes long. */
const AT_ONCE = 2000

const rowOf = ({ id, day, sums }: { id: string; day: string; sums: Partial<Record<MeasureName, string>> }): ServiceDay =>
  serviceDay(id, day, name => sums[name] ?? '0')

/** Keeps how the services of a provider did up to the day before `today`; how many rows were written. */
export const keepServiceDays = async ({ enginePool }: House, providerId: number, today: string): Promise<number> => {
  const keys = await changedDays(enginePool, providerId, today)
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const sums = await sumsOfDays(enginePool, providerId, keys.slice(start, start + AT_ONCE))
    await keepDays(enginePool, providerId, sums.map(rowOf))
  }
  await dropEmptyDays(enginePool, providerId, today)
  return keys.length
}

/** Keeps it for every provider with whom it was night when the job was due; trouble with one stops no other. */
export const keepAllServiceDays = async (house: House, due: Date): Promise<void> => {
  const failures: unknown[] = []
  const keepFor = async ({ providerId, timeZone }: Sleeper): Promise<void> => {
    const rows = await keepServiceDays(house, providerId, localDay(due, timeZone))
    if (rows > 0) house.log.info({ providerId, rows }, 'how services did is kept')
  }
  const asleep = (await providers(house.enginePool)).filter(({ timeZone }) => localHour(due, timeZone) === NIGHT)
  for (const sleeper of asleep)
    await keepFor(sleeper).catch((error: unknown) => {
      house.log.warn({ err: error, providerId: sleeper.providerId }, 'how services did could not be kept')
      failures.push(error)
    })
  if (failures.length > 0) throw new AggregateError(failures, 'how services did was not kept everywhere')
}
