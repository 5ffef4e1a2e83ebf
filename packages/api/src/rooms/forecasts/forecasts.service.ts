import type { RevenueForecast } from '@dashboard/schema'
import { cached } from '../../access/cache.service'
import type { Scope } from '../../access/scope'
import { addDays } from '../../core/calendar'
import { badInput } from '../../core/errors'
import { localDay } from '../../core/local-time'
import { modelTitles, profileForecast } from './fitting'
import { findForecast, listOwnDays, type StoredForecast } from './forecasts.repository'
import { FARTHEST_DAYS } from './reach'
import { forecastMetrics, seriesOf } from './series'

/** Days that a forecast on the spot goes by. */
const LATE_DAYS = 56

/** Words of models that a version before knew are shown as they are. */
const titleOf = (model: string): string => Object.entries<string>(modelTitles).find(([name]) => name === model)?.[1] ?? model

/** A forecast as the cache keeps it: the instant as text. */
type Kept = Omit<RevenueForecast, 'fittedAt'> & { fittedAt: string | null }

const shown = ({ model, reason, points, accuracy, factors, trainedFrom, trainedTo, fittedAt }: StoredForecast): Kept => ({
  predictions: points,
  factors,
  accuracy,
  model,
  modelTitle: titleOf(model),
  reason,
  trainedOn: { start: trainedFrom, end: trainedTo },
  fittedAt: fittedAt.toISOString(),
})

const nothingLately = 'Nothing is on record of the last eight weeks.'
const notFitted = 'No model is fitted yet, which is done at night: the mean of the last weeks by weekday, with wide ranges.'

/** What can be said on the spot, before a model was fitted: the level of the last weeks by weekday. */
const onTheSpot = async (scope: Scope, today: string, daysAhead: number): Promise<Kept> => {
  const to = addDays(today, -1)
  const { plus, minus } = forecastMetrics.revenue
  const days = await scope.read(db => listOwnDays(db, [plus, minus], addDays(to, 1 - LATE_DAYS), to))
  const series = seriesOf(days, 'revenue', to)
  const { model, points, accuracy } = profileForecast(series?.values ?? [], daysAhead)
  return {
    predictions: points.map((point, index) => ({ date: addDays(today, index), ...point })),
    factors: [],
    accuracy,
    model,
    modelTitle: titleOf(model),
    reason: series === null ? nothingLately : notFitted,
    trainedOn: series && { start: series.from, end: series.to },
    fittedAt: null,
  }
}

/** What revenue to expect on the days from today on: as fitted last, or by a simple rule where nothing is yet. */
export async function revenueForecastOf(scope: Scope, daysAhead: number): Promise<RevenueForecast> {
  if (daysAhead < 1 || daysAhead > FARTHEST_DAYS) throw badInput([{ path: 'daysAhead', message: `must be from 1 to ${FARTHEST_DAYS}` }])
  const { fittedAt, ...kept } = await cached(scope, 'revenueForecast', { daysAhead }, async () => {
    const today = localDay(scope.now(), scope.timeZone)
    const stored = await scope.read(db => findForecast(db, 'revenue', today, daysAhead))
    return stored ? shown(stored) : onTheSpot(scope, today, daysAhead)
  })
  return { ...kept, fittedAt: fittedAt === null ? null : new Date(fittedAt) }
}
