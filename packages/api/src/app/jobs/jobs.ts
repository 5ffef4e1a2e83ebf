import type { Job } from '../../access/job'

/** Everything that is done on a schedule. */
export const jobs: readonly Job[] = []
