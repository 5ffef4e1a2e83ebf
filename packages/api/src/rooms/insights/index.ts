import { InsightsResolver } from './insights.resolver'

export { alertsOf } from './alerts.service'
export { insightsOf } from './insights.service'

export const insightsResolvers = [InsightsResolver] as const
