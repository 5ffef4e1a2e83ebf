import type { CustomerPreferences, LifetimeMetrics, PetRhythm, PredictedBehavior } from '@dashboard/schema'
import { daysBetween } from '../../../core/calendar'
import { localDay } from '../../../core/local-time'
import { formatAmount } from '../../../core/money'
import { median } from '../../../core/statistics'
import type { Scope } from '../../../access/scope'
import { loadersOf } from '../../bookings'
import { FEWEST_VISITS, rhythmOf } from './groups'
import { petVisitsOf, predictionOf } from './predictions.loader'
import type { PredictionRow } from './predictions.repository'
import { HORIZON_DAYS } from './scores'
import { actionsOf, type PredictionFacts, reasonsOf } from './words'

/** Two gaps make a rhythm. */
const FEWEST_GAPS = 2

const services = async <Row extends { serviceId: string }>(scope: Scope, rows: readonly Row[]) =>
  Promise.all(rows.map(async row => ({ row, service: await loadersOf(scope).service.load(row.serviceId) })))

/** A day as people write it, in the provider's zone. */
const said = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(instant)

const factsOf = async (scope: Scope, name: string, row: PredictionRow | null): Promise<PredictionFacts> => {
  const { timeZone } = scope
  const on = (instant: Date): string => said(instant, timeZone)
  const [first] = row?.upsellServices ?? []
  const [service, because] = await Promise.all(
    [first?.serviceId, first?.because].map(id => (id ? loadersOf(scope).service.load(id) : Promise.resolve(null))),
  )
  return {
    name,
    visits: row?.totalBookings ?? 0,
    usualGapDays: row && row.gapDays.length >= FEWEST_GAPS ? median(row.gapDays) : null,
    daysSinceLast: row?.lastBookingAt
      ? Math.max(0, daysBetween(localDay(row.lastBookingAt, timeZone), localDay(scope.now(), timeZone)))
      : null,
    churnRisk: row?.churnRisk ?? null,
    horizonDays: row?.horizonDays ?? null,
    booked: row?.bookedAt ? on(row.bookedAt) : null,
    next:
      row?.nextBookingAt && row.nextBookingLow && row.nextBookingHigh
        ? { at: on(row.nextBookingAt), low: on(row.nextBookingLow), high: on(row.nextBookingHigh) }
        : null,
    upsell: first && service ? { service: service.name, because: because?.name ?? null, probability: first.probability } : null,
  }
}

/** What a customer likes, as of when they were scored last. */
export const preferencesOf = async (scope: Scope, customerId: string): Promise<CustomerPreferences> => {
  const row = await predictionOf(scope, customerId)
  const liked = await services(scope, row?.preferredServices ?? [])
  return {
    services: liked.flatMap(({ row: { bookings, share }, service }) => (service ? [{ service, bookings, share }] : [])),
    times: row?.preferredTimes ?? [],
    learnedFrom: row && row.totalBookings >= FEWEST_VISITS ? row.totalBookings : 0,
  }
}

/** What a customer has been worth and is expected to be. */
export const lifetimeOf = async (scope: Scope, { id, name }: { id: string; name: string }): Promise<LifetimeMetrics> => {
  const { currency } = scope.provider
  const row = await predictionOf(scope, id)
  const money = (amount: string | null) => (amount === null ? null : { amount: formatAmount(amount, currency), currency })
  return {
    value: money(row?.totalSpent ?? '0'),
    predictedValue: money(row?.predictedValue ?? null),
    predictedValueLow: money(row?.predictedValueLow ?? null),
    predictedValueHigh: money(row?.predictedValueHigh ?? null),
    horizonDays: HORIZON_DAYS,
    expectedVisits: row?.expectedVisits ?? null,
    retentionCurve: (row?.retentionCurve ?? []).map((probability, month) => ({ month, probability })),
    recommendedActions: actionsOf(await factsOf(scope, name, row)),
  }
}

/** What a customer will probably do: a visit that is booked is told before one that is expected. */
export const predictedBehaviorOf = async (scope: Scope, { id, name }: { id: string; name: string }): Promise<PredictedBehavior> => {
  const row = await predictionOf(scope, id)
  const offered = await services(scope, row?.upsellServices ?? [])
  const because = await Promise.all(
    offered.map(({ row: each }) => (each.because === null ? Promise.resolve(null) : loadersOf(scope).service.load(each.because))),
  )
  const isBooked = row?.bookedAt != null
  return {
    churnRisk: row?.churnRisk ?? null,
    churnRiskLow: row?.churnRiskLow ?? null,
    churnRiskHigh: row?.churnRiskHigh ?? null,
    horizonDays: row?.horizonDays ?? null,
    nextBookingAt: row?.bookedAt ?? row?.nextBookingAt ?? null,
    nextBookingLow: isBooked ? null : (row?.nextBookingLow ?? null),
    nextBookingHigh: isBooked ? null : (row?.nextBookingHigh ?? null),
    isNextBooked: isBooked,
    upsellScore: row?.upsellScore ?? null,
    upsellServices: offered.flatMap(({ row: each, service }, at) =>
      service ? [{ service, probability: each.probability, because: because[at] ?? null }] : [],
    ),
    reasons: reasonsOf(await factsOf(scope, name, row)),
    scoredAt: row?.scoredAt ?? null,
  }
}

/** How often an animal comes; null without a completed visit. */
export const petRhythmOf = async (scope: Scope, petId: string): Promise<PetRhythm | null> => {
  const visits = await petVisitsOf(scope, petId)
  return visits && rhythmOf(visits.startsAt, scope.now(), scope.timeZone)
}
