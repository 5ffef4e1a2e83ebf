import { Allow, DateRangeInput, ServiceAnalytics } from '@dashboard/schema'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { serviceAnalytics } from './services.service'

@Resolver(() => ServiceAnalytics)
export class ServiceAnalyticsResolver {
  @Allow('metrics.view', 'business.view')
  @Query(() => ServiceAnalytics, { description: 'How the services did over a span, and what that suggests.' })
  serviceAnalytics(
    @Ctx() scope: Scope,
    @Arg('period', () => DateRangeInput, { description: 'The days to look at; days to come are left out.' }) period: DateRangeInput,
    @Arg('serviceId', () => ID, { nullable: true, description: 'Only this service; NOT_FOUND where there is none.' })
    serviceId: string | null = null,
  ): Promise<ServiceAnalytics> {
    return serviceAnalytics(scope, { period, serviceId })
  }
}
