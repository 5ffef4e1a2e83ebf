import type { Job } from './job'
import { deleteExpiredSessions } from './sessions.repository'

/** Every hour: sessions that have expired are of no use any more. */
export const expiredSessionsJob: Job = {
  name: 'expired-sessions',
  at: '23 * * * *',
  async run(house) {
    await deleteExpiredSessions(house.identityPool, house.now())
  },
}
