import { AcquisitionResolver, AcquisitionSourceResolver } from './acquisition/acquisition.resolver'
import { AnnotationsResolver } from './annotations/annotations.resolver'
import { CompetitorsResolver } from './competitors/competitors.resolver'
import { ExperimentsResolver } from './experiments/experiments.resolver'
import { RetentionResolver } from './retention/retention.resolver'
import { RevenueResolver } from './revenue/revenue.resolver'
import { ServiceAnalyticsResolver } from './services/services.resolver'

export { serviceDaysJob } from './services/service-days.job'

export const analyticsResolvers = [
  AcquisitionResolver,
  AcquisitionSourceResolver,
  AnnotationsResolver,
  CompetitorsResolver,
  ExperimentsResolver,
  RetentionResolver,
  RevenueResolver,
  ServiceAnalyticsResolver,
] as const
