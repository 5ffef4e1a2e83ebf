import { ForecastsResolver } from './forecasts.resolver'

export type { Factors, SpanSums } from './factors'
export { changeFactors } from './factors'
export { forecastsJob } from './forecasts.job'
export { revenueForecastOf } from './forecasts.service'

export const forecastsResolvers = [ForecastsResolver] as const
