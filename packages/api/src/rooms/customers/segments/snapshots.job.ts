import type { House } from '../../../access/house'
import type { Job } from '../../../access/job'
import { addMonths, startOfMonth } from '../../../core/calendar'
import { localDay, startOfDay } from '../../../core/local-time'
import { type TenantDb, withTenantWrite } from '../../../db/tenant'
import { builtInSegments, isOfStanding, standingSegments } from './built-in'
import { understood } from './known.service'
import { list as listOwn } from './segments.repository'
import * as snapshots from './snapshots.repository'

/** A year ago can still be compared with its month. */
const KEPT_MONTHS = 13

interface Provider {
  providerId: number
  timeZone: string
}

const PROVIDERS = `
  select p.id as "providerId", p.time_zone as "timeZone" from providers p
  where exists (select from customers c where c.provider_id = p.id) order by p.id`

interface Counted {
  db: TenantDb
  timeZone: string
  now: Date
  isDue(segment: { id: string }): boolean
}

/** How customers stood when the month began can be told of every month. */
const countStandings = async ({ db, timeZone, now, isDue }: Counted): Promise<boolean> => {
  const due = standingSegments.filter(isDue)
  const month = startOfMonth(localDay(now, timeZone))
  if (due.length > 0) await snapshots.takeStandings(db, startOfDay(month, timeZone), month, due)
  return due.length > 0
}

/** Who is in other segments is only known now, and not before customers are scored: everybody would join them then. */
const countOthers = async ({ db, timeZone, now, isDue }: Counted): Promise<boolean> => {
  const all = [...builtInSegments.filter(({ id }) => !isOfStanding(id)), ...(await listOwn(db)).map(understood)]
  const due = all.filter(isDue)
  if (due.length === 0 || !(await snapshots.isScored(db))) return false
  await snapshots.take(db, { providerId: db.providerId, now, timeZone }, due, localDay(now, timeZone))
  return true
}

/** Keeps who is in each segment that was not counted yet in this month of the provider, and forgets what is too old. */
const countMonth = (house: House, { providerId, timeZone }: Provider): Promise<void> =>
  withTenantWrite(house.pool, { providerId, memberId: null }, async db => {
    const now = house.now()
    const today = localDay(now, timeZone)
    const last = new Map((await snapshots.lastTaken(db)).map(({ segmentId, takenOn }) => [segmentId, takenOn]))
    const counted: Counted = { db, timeZone, now, isDue: ({ id }) => (last.get(id) ?? '') < startOfMonth(today) }
    const isNew = [await countStandings(counted), await countOthers(counted)].includes(true)
    if (isNew) await snapshots.forgetBefore(db, addMonths(today, -KEPT_MONTHS))
  })

/** When each provider's month begins, or as soon as possible after it, who is in its segments is kept. */
export const snapshotsJob: Job = {
  name: 'segment-snapshots',
  at: '4,14,24,34,44,54 * * * *',
  atStart: true,
  async run(house) {
    const { rows } = await house.enginePool.query<Provider>(PROVIDERS)
    for (const provider of rows) {
      if (house.closing.aborted) return
      await countMonth(house, provider).catch((error: unknown) => {
        if (!house.closing.aborted)
          house.log.warn({ err: error, providerId: provider.providerId }, 'the members of segments could not be kept')
      })
    }
  },
}
