import type { House } from '../../../access/house'
import type { Job } from '../../../access/job'
import { addMonths, startOfMonth } from '../../../core/calendar'
import { localDay } from '../../../core/local-time'
import { withTenantWrite } from '../../../db/tenant'
import { builtInSegments } from './built-in'
import { understood } from './known.service'
import { list as listOwn } from './segments.repository'
import * as snapshots from './snapshots.repository'

/** A year ago can still be compared with its month. */
const KEPT_MONTHS = 13

interface Provider {
  providerId: number
  timeZone: string
}

/**
 * Providers whose customers are scored: before that most segments are empty for want of knowledge, and everybody would join when it comes.
 * Some are always just being scored.
 */
const SCORED = `
  select p.id as "providerId", p.time_zone as "timeZone" from providers p
  where (select count(r.scored_at) * 10 > count(*) * 9 from customer_relationships r where r.provider_id = p.id) order by p.id`

/** Keeps who is in each segment that was not counted yet in this month of the provider, and forgets what is too old. */
const countMonth = (house: House, { providerId, timeZone }: Provider): Promise<void> =>
  withTenantWrite(house.pool, { providerId, memberId: null }, async db => {
    const now = house.now()
    const today = localDay(now, timeZone)
    const last = new Map((await snapshots.lastTaken(db)).map(({ segmentId, takenOn }) => [segmentId, takenOn]))
    const all = [...builtInSegments, ...(await listOwn(db)).map(understood)]
    const due = all.filter(({ id }) => (last.get(id) ?? '') < startOfMonth(today))
    if (due.length === 0) return
    await snapshots.take(db, { providerId, now, timeZone }, due, today)
    await snapshots.forgetBefore(db, addMonths(today, -KEPT_MONTHS))
  })

/** In the first hour of each provider's month, or as soon as possible after it, who is in its segments is kept. */
export const snapshotsJob: Job = {
  name: 'segment-snapshots',
  at: '4 * * * *',
  atStart: true,
  async run(house) {
    const { rows } = await house.enginePool.query<Provider>(SCORED)
    for (const provider of rows) {
      if (house.closing.aborted) return
      await countMonth(house, provider).catch((error: unknown) => {
        house.log.warn({ err: error, providerId: provider.providerId }, 'the members of segments could not be kept')
      })
    }
  },
}
