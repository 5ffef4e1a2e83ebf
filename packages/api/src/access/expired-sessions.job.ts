import type { Job } from './job'
import { deleteExpired } from './sessions.repository'

/** Every hour: sessions and links to new passwords that have expired are of no use any more. */
export const expiredSessionsJob: Job = {
  name: 'expired-sessions',
  at: '23 * * * *',
  async run(house) {
    await deleteExpired(house.identityPool, house.now())
  },
}
