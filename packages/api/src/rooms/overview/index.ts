import { OverviewResolver } from './overview.resolver'

export const overviewResolvers = [OverviewResolver] as const
