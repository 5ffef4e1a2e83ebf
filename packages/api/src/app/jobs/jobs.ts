import type { Job } from '../../access/job'
import { retentionJob } from '../../rooms/privacy'

/** Everything that is done on a schedule. */
export const jobs: readonly Job[] = [retentionJob]
