import type { Job } from '../../access/job'
import { eraseLatecomers } from '../../events'
import { retireAll } from './retire.service'

/** What may have come in since the last night, or since the one before if that was missed. */
const lookBackMs = 7 * 86_400_000

/** At three in the night of each provider: what was kept long enough goes, and what was told of the erased since. */
export const retentionJob: Job = {
  name: 'retention',
  at: '17 * * * *',
  everyTime: true,
  async run(house, due) {
    await retireAll(house, due)
    await eraseLatecomers(house.enginePool, new Date(house.now().getTime() - lookBackMs))
  },
}
