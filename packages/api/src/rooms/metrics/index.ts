import { MetricsResolver } from './metrics.resolver'

export type { Figures } from './figures'
export { figuresFor, pulseOf } from './figures.service'
export type { Frame } from './frame'
export { frameDefaults, kpisOf, overviewMetrics, requestedFrame } from './kpis.service'
export type { Reading } from './measures'

export const metricsResolvers = [MetricsResolver] as const
