import { ForecastsResolver } from './forecasts.resolver'

export { forecastsJob } from './forecasts.job'
export { revenueForecastOf } from './forecasts.service'

export const forecastsResolvers = [ForecastsResolver] as const
