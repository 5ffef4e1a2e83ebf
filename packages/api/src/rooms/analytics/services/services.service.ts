import type { Recommendation, ServiceAnalytics, ServicePerformance } from '@dashboard/schema'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { badInput, notFound } from '../../../core/errors'
import { localDay } from '../../../core/local-time'
import { sayAmount } from '../../../core/money'
import { isId } from '../../../core/page'
import type { DateSpan, Window } from '../../../core/period'
import { windowOfRange } from '../../../core/period'
import { trendDirection } from '../../../core/statistics'
import { loadersOf } from '../../bookings'
import type { ByValue, ExactReading } from '../../metrics'
import { comparedSpan, moneySums, rangeProblems } from '../../metrics'
import { inOrder, placesOf } from './ranks'
import { recommendationsOf } from './recommendations'
import type { Advice, JudgedService } from './rules/rule'
import { figuresOf, serviceMeasures } from './service-figures'
import { shownPerformance, totalRevenue } from './performance'
import type { ServiceRow } from './services.repository'
import { all, completedByWeek } from './services.repository'
import { judgedWeeks, weeksBefore } from './weeks'

export interface ServiceRequest {
  period: DateSpan
  /** Only this service; all for null. */
  serviceId: string | null
}

/** A service with all that its place, its row and the rules are formed from. */
type Known = JudgedService & { points: { date: string; value: number }[] }

const nothing: ExactReading = () => '0'
const figuresIn = (sums: ByValue<ExactReading>, { id }: { id: string }, currency: string) => figuresOf(sums.get(id) ?? nothing, currency)

const todayOf = (scope: Scope): string => localDay(scope.now(), scope.timeZone)

const windowFor = (scope: Scope, period: DateSpan): Window => {
  const problems = rangeProblems(period, { start: 'period.start', end: 'period.end' })
  if (problems.length > 0) throw badInput(problems)
  return windowOfRange(period, { today: todayOf(scope), weekStartsOn: scope.provider.weekStartsOn })
}

/** The services by name, as the rules see them: one statement for the weeks. */
const knownOf = async (scope: Scope, rows: readonly ServiceRow[], sums: ByValue<ExactReading>, window: Window): Promise<Known[]> => {
  const today = todayOf(scope)
  const weeks = weeksBefore(window.end < today ? window.end : today)
  const ids = rows.map(({ id }) => id)
  const completed = await scope.read(db => completedByWeek(db, ids, weeks))
  const counts = new Map(completed.map(row => [`${row.id} ${row.week}`, row.completed]))
  return rows.map(row => {
    const points = weeks.map(({ start }, index) => ({ date: start, value: counts.get(`${row.id} ${index + 1}`) ?? 0 }))
    const weekly = judgedWeeks(
      points.map(({ value }) => value),
      window.isPartial,
    )
    const isSettledIn = row.since <= window.start || points.slice(0, points.length >> 1).some(({ value }) => value > 0)
    return { ...row, isSettledIn, figures: figuresIn(sums, row, scope.provider.currency), weekly, points, trend: trendDirection(weekly) }
  })
}

const shownService = async (scope: Scope, id: string) => {
  const service = await loadersOf(scope).service.load(id)
  if (service === null) throw notFound('The service')
  return service
}

/** A service with its place among the others. */
type Placed = Known & { rank: number }

const shownServices = (scope: Scope, services: readonly Placed[], whole: string, earlier: ReadonlyMap<string, number>) =>
  Promise.all(
    services.map(async (each): Promise<ServicePerformance> => ({
      service: await shownService(scope, each.id),
      rank: each.rank,
      previousRank: earlier.get(each.id) ?? null,
      ...shownPerformance(each.figures, whole, scope.provider.currency),
      trend: each.trend,
      weekly: each.points,
    })),
  )

const shownAdvice = (scope: Scope, advice: readonly (Advice & { id: string })[]) =>
  Promise.all(
    advice.map(async ({ id, title, description, evidence, serviceId }): Promise<Recommendation> => ({
      id,
      title,
      description,
      evidence,
      service: await shownService(scope, serviceId),
    })),
  )

/** The id of the service that is asked for, as it is written; null for all. */
const askedFor = (rows: readonly ServiceRow[], serviceId: string | null): string | null => {
  const only = serviceId?.toLowerCase() ?? null
  if (only !== null && !(isId(only) && rows.some(({ id }) => id === only))) throw notFound('The service')
  return only
}

const read = async (scope: Scope, window: Window, serviceId: string | null): Promise<ServiceAnalytics> => {
  const rows = await scope.read(all)
  const only = askedFor(rows, serviceId)
  const previousPeriod = comparedSpan(window, 'PREVIOUS', true, 'DAY')
  const [now = new Map(), before = new Map()] = await moneySums(scope, [window, previousPeriod], serviceMeasures, 'SERVICE')
  const { currency } = scope.provider
  const seesRevenue = scope.can('revenue.view')
  const known = (await knownOf(scope, rows, now, window)).filter(({ id, isActive, figures }) => isActive || figures.hasAny || id === only)
  const placed = inOrder(known, seesRevenue).map((each, index) => ({ ...each, rank: index + 1 }))
  const earlier = placesOf(
    rows.map(row => ({ ...row, figures: figuresIn(before, row, currency) })),
    seesRevenue,
  )
  const advice = recommendationsOf({
    services: known,
    money: seesRevenue ? amount => sayAmount(amount, currency) : null,
  })
  const isAsked = (id: string): boolean => only === null || id === only
  return {
    period: { start: window.start, end: window.end },
    previousPeriod,
    services: await shownServices(
      scope,
      placed.filter(({ id }) => isAsked(id)),
      totalRevenue(placed.map(({ figures }) => figures)),
      earlier,
    ),
    recommendations: await shownAdvice(
      scope,
      advice.filter(({ serviceId: about }) => isAsked(about)),
    ),
  }
}

/** How the services did: three statements, and one for the services that are spoken of; none while nothing changes. */
export const serviceAnalytics = async (scope: Scope, { period, serviceId }: ServiceRequest): Promise<ServiceAnalytics> => {
  const window = windowFor(scope, period)
  return cached(scope, 'serviceAnalytics', { window, serviceId }, () => read(scope, window, serviceId))
}
