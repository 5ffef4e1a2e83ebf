/** Makes up what new measures lack of the past. */
import type { Job } from '../access/job'
import { rebuild } from './rebuild.job'
import { outdatedProviders } from './rebuild.repository'

/** At the start of a new version, and every hour for what failed: rollups kept by fewer measures are made anew from the events. */
export const revisionJob: Job = {
  name: 'rollup-revision',
  at: '52 * * * *',
  atStart: true,
  async run(house) {
    for (const providerId of await outdatedProviders(house.enginePool)) {
      // A stop waits for the job that is under way; what is left is done at the next start.
      if (house.closing.aborted) return
      try {
        const [made] = await rebuild(house.enginePool, providerId)
        house.log.info({ providerId, events: made?.events, rows: made?.drifted }, 'rollups were made anew for new measures')
      } catch (error) {
        house.log.error({ err: error, providerId }, 'rollups could not be made anew; they are tried again within the hour')
      }
    }
  },
}
