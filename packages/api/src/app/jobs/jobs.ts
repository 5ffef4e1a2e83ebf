import { expiredSessionsJob } from '../../access/expired-sessions.job'
import type { Job } from '../../access/job'
import { pruneJob, revisionJob } from '../../events'
import { serviceDaysJob } from '../../rooms/analytics'
import { customerModelsJob, customerScoresJob, expiredExportsJob, exportsJob, snapshotsJob } from '../../rooms/customers'
import { forecastsJob } from '../../rooms/forecasts'
import { retentionJob } from '../../rooms/privacy'

/** Everything that is done on a schedule. */
export const jobs: readonly Job[] = [
  customerModelsJob,
  customerScoresJob,
  expiredExportsJob,
  expiredSessionsJob,
  exportsJob,
  forecastsJob,
  pruneJob,
  retentionJob,
  revisionJob,
  serviceDaysJob,
  snapshotsJob,
]
