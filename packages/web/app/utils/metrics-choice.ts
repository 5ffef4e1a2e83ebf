/** What the metrics explorer shows, besides its dates; kept in the address. */
import { granularities, metricDimensions } from '@dashboard/schema/vocabulary'
import type { Granularity, MetricDimension } from '@dashboard/schema/vocabulary'

export interface MetricsChoice {
  /** Names of the catalogue, in the order of choosing. */
  metrics: string[]
  /** Null: whatever suits the length of the dates. */
  step: Granularity | null
  /** Null: the business as a whole. */
  split: MetricDimension | null
  /** Wall-clock time of the provider, "2026-10-31T18:00"; null: as the figures stand. */
  asOf: string | null
}

type Query = Record<string, unknown>

/** More panels than these nobody reads. */
export const mostMetrics = 6
const standard = 'bookings'

/** The parts of the address that are about the choice. */
export const metricsQueryNames: readonly string[] = ['metrics', 'step', 'split', 'asOf']

const word = (value: unknown): string => (typeof value === 'string' ? value.toUpperCase() : '')

/** What an address asks for; nonsense is left out, and one metric is always shown. */
export const metricsChoiceOf = (query: Query): MetricsChoice => {
  const names = typeof query['metrics'] === 'string' ? query['metrics'].split(',') : []
  const metrics = [...new Set(names.filter(name => /^[a-z][\w.]{0,60}$/i.test(name)))].slice(0, mostMetrics)
  const asOf = query['asOf']
  return {
    metrics: metrics.length > 0 ? metrics : [standard],
    step: granularities.find(each => each === word(query['step'])) ?? null,
    split: metricDimensions.find(each => each === word(query['split'])) ?? null,
    asOf: typeof asOf === 'string' && /^(19|2\d)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(asOf) ? asOf : null,
  }
}

/** The address of a choice; what is standard is left out. */
export const queryOfMetricsChoice = ({ metrics, step, split, asOf }: MetricsChoice): Record<string, string> => ({
  ...(metrics.length === 1 && metrics[0] === standard ? {} : { metrics: metrics.join(',') }),
  ...(step ? { step: step.toLowerCase() } : {}),
  ...(split ? { split: split.toLowerCase() } : {}),
  ...(asOf ? { asOf } : {}),
})
