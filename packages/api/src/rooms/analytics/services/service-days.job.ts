import type { Job } from '../../../access/job'
import { keepAllServiceDays } from './service-days.service'

/** At two in the night of each provider: how each service did on the days that are over, anew where late events changed them. */
export const serviceDaysJob: Job = {
  name: 'service-performance',
  at: '33 * * * *',
  everyTime: true,
  run: keepAllServiceDays,
}
