import type { House } from '../../../access/house'
import type { Job } from '../../../access/job'
import { dropParts, expire, forget } from './expiry.repository'
import { writeNext } from './run.service'

/** The name by which the writing of exports is asked for. */
export const EXPORTS = 'exports'

/** So many at a time in one process, so that there is room for other jobs and for requests. */
const MOST_AT_ONCE = 2
const DAY_MS = 86_400_000
/** The list of exports goes back so far; the audit log further. */
const LISTED_MS = 90 * DAY_MS

const atWork = (_: House) => ({ count: 0 })

/** Writes the exports that wait: as soon as one is asked for, and each minute those that a process left behind. */
export const exportsJob: Job = {
  name: EXPORTS,
  at: '* * * * *',
  atStart: true,
  together: true,
  async run(house) {
    const running = house.singleton(atWork)
    if (running.count >= MOST_AT_ONCE) return
    running.count += 1
    try {
      let isThereMore = true
      while (isThereMore && !house.closing.aborted) isThereMore = await writeNext(house)
    } finally {
      running.count -= 1
    }
  },
}

/** Every hour: deletes the files whose time is over, and what is left of those that were not finished. */
export const expiredExportsJob: Job = {
  name: 'expired-exports',
  at: '41 * * * *',
  async run(house) {
    const count = await expire(house.enginePool, house.now())
    if (count > 0) house.log.info({ count }, 'exports are over')
    await dropParts(house.enginePool)
    await forget(house.enginePool, new Date(house.now().getTime() - LISTED_MS))
  },
}
