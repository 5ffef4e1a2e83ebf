/** Who was shown which variant of an A/B test, and when: found in what customers did anyway, so that no test changes anybody's life. */
import { assigned } from '../../../core/assignment'
import { DAY_MS, MINUTE_MS } from '../local-clock'
import { chance } from '../random/distributions'
import { randomStream, uuidOf } from '../random/stream'
import type { ExperimentTruth } from '../truth/model'
import type { Client, World } from '../world/world'

/** Somebody who was shown a variant for the first time. */
export interface DemoExposure {
  client: Client
  position: number
  at: number
  /** Whether they booked within the days that count, and kept it. */
  hasBooked: boolean
}

type Setting = Pick<World, 'truth' | 'seed' | 'epoch' | 'clock' | 'clients'>

/** The id of an experiment. */
export const experimentId = ({ truth }: Pick<World, 'truth'>, { ref }: ExperimentTruth): string => uuidOf('experiment', truth.key, ref)

/** When an experiment began and ended, epoch ms; Infinity while nobody has ended it. */
export const experimentSpan = (
  { clock, epoch }: Pick<World, 'clock' | 'epoch'>,
  { day, days }: ExperimentTruth,
): { from: number; to: number } => ({
  from: clock.instant(epoch + day, 9 * 60),
  to: days === null ? Infinity : clock.instant(epoch + day + days, 9 * 60),
})

const hasBookedWithin = ({ events }: Client, from: number, days: number): boolean => {
  const given = new Set(
    events.flatMap(({ type, payload }) => (type === 'BOOKING_CANCELLED' || type === 'BOOKING_NO_SHOW' ? [payload.bookingRef] : [])),
  )
  return events.some(({ type, occurredAt, payload }) => {
    const at = occurredAt.getTime()
    return type === 'BOOKING_CREATED' && at >= from && at < from + days * DAY_MS && !given.has(payload.bookingRef)
  })
}

/** Everybody whose first visit since the experiment began was over by `until`; `idOf` tells the id of a customer. */
const candidates = (world: Setting, truth: ExperimentTruth, until: number, idOf: (ref: string) => string): DemoExposure[] => {
  const { from, to } = experimentSpan(world, truth)
  const variants = truth.variants.map((_, position) => ({ position, weight: 1 }))
  return world.clients.flatMap(client => {
    const homeward = client.events
      .filter(({ type }) => type === 'BOOKING_COMPLETED')
      .map(({ occurredAt }) => occurredAt.getTime() + MINUTE_MS)
      .filter(at => at >= from)
    const at = Math.min(...homeward)
    if (at >= to || at > until) return []
    const position = assigned(experimentId(world, truth), idOf(client.ref), variants)
    return [{ client, position, at, hasBooked: hasBookedWithin(client, at, truth.conversionDays) }]
  })
}

/**
 * Those who take part. An effect is planted by whom it leaves out: of the other variant's customers who did not book, so many that the odds
 * of booking are multiplied as they should; of the control's as many, whatever they did, so that both stay as large.
 */
export const exposuresOf = (world: Setting, truth: ExperimentTruth, until: number, idOf: (ref: string) => string): DemoExposure[] => {
  const all = candidates(world, truth, until, idOf)
  const kept = 1 / truth.oddsRatio
  const booked = all.filter(({ hasBooked }) => hasBooked).length / Math.max(1, all.length)
  const share = ({ position, hasBooked }: DemoExposure): number => (position === 0 ? booked + (1 - booked) * kept : hasBooked ? 1 : kept)
  return all.filter(each => chance(randomStream(world.seed, world.truth.key, 'experiment', truth.ref, each.client.ref), share(each)))
}
