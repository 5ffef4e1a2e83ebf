import { MetricsResolver } from './metrics.resolver'

export type { Metric } from './catalogue'
export { findMetric } from './catalogue'
export type { Figures } from './figures'
export { figuresFor, pulseOf } from './figures.service'
export type { Frame } from './frame'
export { frameDefaults, kpisOf, maySee, overviewMetrics, requestedFrame } from './kpis.service'
export { kpis } from './kpis'
export type { KpiName } from './kpis'
export type { MeasureName, Reading } from './measures'
export { rangeProblems } from './range'
export { NONE } from './slices'
export type { ByValue, Daily, ExactReading } from './spans'
export { ranked, revenueOf } from './spans'
export { dailySeries, measureSums, moneySums } from './spans.service'

export const metricsResolvers = [MetricsResolver] as const
