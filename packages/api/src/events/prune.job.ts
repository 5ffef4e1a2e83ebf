import type pg from 'pg'
import type { Job } from '../access/job'

const KEPT_DAYS = 7
const KEPT_VERSIONS = 10_000

const PRUNE = `
delete from provider_updates u using provider_versions v
where v.provider_id = u.provider_id and (u.at < $1 or u.version <= v.version - ${KEPT_VERSIONS})`

/** Forgets updates older than a week or ten thousand versions; a consumer that was away longer is told of a gap. Answers how many went. */
export const pruneUpdates = async (pool: pg.Pool, now: Date): Promise<number> => {
  const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  const { rowCount } = await pool.query(PRUNE, [oldest])
  return rowCount ?? 0
}

/** Every hour: what everybody has heard, or will be told of as a gap. */
export const pruneJob: Job = {
  name: 'prune-updates',
  at: '41 * * * *',
  async run(house) {
    await pruneUpdates(house.enginePool, house.now())
  },
}
