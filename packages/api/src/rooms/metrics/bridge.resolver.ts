import { Allow, DateRangeInput, RevenueBridge } from '@dashboard/schema'
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { revenueBridge } from './bridge.service'

@Resolver()
export class BridgeResolver {
  @Allow('metrics.view', 'business.view', 'revenue.view')
  @Query(() => RevenueBridge, { description: 'From what was booked in a span over what was completed to what was paid, to the cent.' })
  revenueBridge(
    @Ctx() scope: Scope,
    @Arg('period', () => DateRangeInput, { description: 'The days; those to come are left out.' }) period: DateRangeInput,
  ): Promise<RevenueBridge> {
    return revenueBridge(scope, period)
  }
}
