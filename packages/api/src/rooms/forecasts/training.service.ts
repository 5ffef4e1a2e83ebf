import { runHeavy } from '../../access/heavy.service'
import type { House } from '../../access/house'
import { addDays, weekday } from '../../core/calendar'
import { localDay } from '../../core/local-time'
import { factorsInWords } from './factor-words'
import { type FittedPoint, fitTask } from './fitting'
import * as repository from './forecasts.repository'
import { FACTOR_DAYS, FARTHEST_DAYS } from './reach'
import { type ForecastMetric, forecastMetrics, type Series, seriesOf } from './series'

/** What is older says little of next month and costs much to learn from. */
const LONGEST_HISTORY_DAYS = 4 * 52 * 7
/** Requests for a year ahead are answered in full until the next night, or some more where a night was missed. */
const SLACK_DAYS = 7
/** From shorter histories weekdays are drawn towards those of all providers. */
const KNOWS_ITS_WEEKDAYS_DAYS = 56
/** The mean of fewer tells of each of them. */
const FEWEST_POOLED = 10
const POOLED_DAYS = 91

const metrics = Object.keys(forecastMetrics) as ForecastMetric[]
const measures = metrics.flatMap(metric => Object.values(forecastMetrics[metric]).filter(name => name !== null))

/** The pooled shares, from the weekday of the series' first day on. */
const pooledShares = async (house: House, metric: ForecastMetric, { from, to, values }: Series): Promise<number[] | undefined> => {
  if (values.length >= KNOWS_ITS_WEEKDAYS_DAYS) return undefined
  const since = addDays(to, -POOLED_DAYS)
  const shares = await repository.pooledWeekdays(house.enginePool, forecastMetrics[metric].plus, since, FEWEST_POOLED)
  const first = weekday(from) - 1
  return shares ? [...shares.slice(first), ...shares.slice(0, first)] : undefined
}

const factorsOf = async ({ enginePool }: House, { providerId, currency }: repository.Trainee, to: string) => {
  const after = await repository.spanSums(enginePool, providerId, addDays(to, 1 - FACTOR_DAYS), to)
  const before = await repository.spanSums(enginePool, providerId, addDays(to, 1 - 2 * FACTOR_DAYS), addDays(to, -FACTOR_DAYS))
  return factorsInWords(before, after, currency)
}

/** Four digits, as measures are kept: more would only be claimed, and sent. */
const digits = (value: number): number => Number(value.toFixed(4))
const wide = (value: number | null): number | null => value && digits(value)
const rounded = ({ value, low80, high80, low95, high95 }: FittedPoint): FittedPoint => ({
  value: digits(value),
  low80: digits(low80),
  high80: digits(high80),
  low95: wide(low95),
  high95: wide(high95),
})

const trainMetric = async (house: House, trainee: repository.Trainee, metric: ForecastMetric, series: Series): Promise<void> => {
  const horizon = FARTHEST_DAYS + SLACK_DAYS
  const fitted = await runHeavy(house, fitTask, { values: series.values, horizon, pooledShares: await pooledShares(house, metric, series) })
  await repository.saveForecast(house.enginePool, trainee.providerId, metric, {
    model: fitted.model,
    reason: fitted.reason,
    trainedFrom: series.from,
    trainedTo: series.to,
    points: fitted.points.map((point, index) => ({ date: addDays(series.to, index + 1), ...rounded(point) })),
    accuracy: fitted.accuracy,
    factors: metric === 'revenue' ? await factorsOf(house, trainee, series.to) : [],
    fittedAt: house.now(),
  })
}

/** Learns what a provider's figures will be, from all complete days of the last years. */
export const train = async (house: House, trainee: repository.Trainee): Promise<void> => {
  const { providerId, timeZone } = trainee
  const to = addDays(localDay(house.now(), timeZone), -1)
  const days = await repository.listDays(house.enginePool, providerId, measures, addDays(to, 1 - LONGEST_HISTORY_DAYS), to)
  for (const metric of metrics) {
    const series = seriesOf(days, metric, to)
    if (series === null) await repository.dropForecast(house.enginePool, providerId, metric)
    else await trainMetric(house, trainee, metric, series)
  }
}
