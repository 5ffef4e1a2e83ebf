import type { FrameArgs, MetricUpdate } from '@dashboard/schema'
import type { Scope } from '../../access/scope'
import type { FeedEntry } from '../../events'
import { activityOf } from '../bookings'
import { findMetric, kpisOf, maySee, requestedFrame } from '../metrics'
import type { Delivery, LiveSource } from './live-stream.service'
import { missed } from './live-stream.service'

/** A version whose details are not listed: what follows is a refusal that tells the client to read again. */
const gapDelivery = ({ version }: FeedEntry): Delivery => ({ key: 'gap', version, value: missed(version) })

const visible = (scope: Scope, name: string): boolean => {
  const metric = findMetric(name)
  return metric ? maySee(scope, metric) : true
}

/** Each metric of `names` (all when null) as it moves, without the money that the viewer may not see. */
export const metricSource = (names: readonly string[] | null | undefined): LiveSource => ({
  whole: false,
  paceMs: 0,
  deliver(scope, entry) {
    const moves = entry.metrics.filter(({ metric }) => (names?.includes(metric) ?? true) && visible(scope, metric))
    const deliveries = moves.map(({ metric, date, value, change }): Delivery => {
      const update: MetricUpdate = {
        metric,
        date,
        value: Number(value),
        change: Number(change),
        timestamp: entry.at,
        version: entry.version,
      }
      return { key: `${metric} ${date}`, version: entry.version, value: update }
    })
    return entry.gap ? [gapDelivery(entry), ...deliveries] : deliveries
  },
})

/** Tells whether what is given differs from what was given before; the first always does. */
const changes = () => {
  let before = ''
  return {
    changed(value: unknown): boolean {
      const now = JSON.stringify(value)
      const isNew = now !== before
      before = now
      return isNew
    },
  }
}

/**
 * All KPIs of one frame, recomputed once per version and at most so often; throws at once when the frame makes no sense.
 * Who sees only their own is not told when others' work changed nothing of it.
 */
export const kpiSource = (subscriber: Scope, frame: FrameArgs): LiveSource => {
  requestedFrame(subscriber, frame)
  const news = changes()
  return {
    whole: true,
    paceMs: 40,
    async deliver(scope, entry) {
      const kpis = await kpisOf(scope, requestedFrame(scope, frame))
      if (scope.ownOnly !== null && !news.changed(kpis)) return []
      return [{ key: 'kpis', version: entry.version, value: { kpis, version: entry.version, timestamp: entry.at } }]
    },
  }
}

/** Every event as an item of the activity, in the order in which they were recorded. */
export const activitySource: LiveSource = {
  whole: false,
  paceMs: 0,
  async deliver(scope, entry) {
    const items = entry.eventIds.length === 0 ? [] : await activityOf(scope, [...entry.eventIds])
    const deliveries = items.map((item): Delivery => ({ key: item.id, version: item.version, value: item }))
    return entry.gap ? [gapDelivery(entry), ...deliveries] : deliveries
  },
}
