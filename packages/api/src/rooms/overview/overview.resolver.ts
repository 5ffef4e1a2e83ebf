import { ActivityItem, Alert, Allow, Booking, FrameArgs, Insight, Kpi, Overview, OverviewMetrics } from '@dashboard/schema'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { recentActivity, upcomingBookings } from '../bookings'
import { alertsOf, insightsOf } from '../insights'
import { kpisOf, overviewMetrics, pulseOf, requestedFrame } from '../metrics'
import type { OverviewRoot } from './overview'
import { overviewOf } from './overview'

@Resolver(() => Overview)
export class OverviewResolver {
  @Allow('metrics.view')
  @Query(() => Overview, { description: 'The state of the business in one look.' })
  overview(@Ctx() scope: Scope, @Args(() => FrameArgs, { validate: false }) args: FrameArgs): OverviewRoot {
    return overviewOf(requestedFrame(scope, args))
  }

  @FieldResolver(() => OverviewMetrics)
  metrics(@Root() { frame }: OverviewRoot, @Ctx() scope: Scope) {
    return overviewMetrics(scope, frame)
  }

  @FieldResolver(() => [Kpi])
  kpis(@Root() { frame }: OverviewRoot, @Ctx() scope: Scope) {
    return kpisOf(scope, frame)
  }

  @Allow('bookings.view')
  @FieldResolver(() => [Booking])
  upcomingBookings(@Ctx() scope: Scope, @Arg('first', () => Int, { defaultValue: 5, description: 'At most so many.' }) first: number) {
    return upcomingBookings(scope, first)
  }

  @Allow('bookings.view')
  @FieldResolver(() => [ActivityItem])
  recentActivity(@Ctx() scope: Scope, @Arg('first', () => Int, { defaultValue: 10, description: 'At most so many.' }) first: number) {
    return recentActivity(scope, first)
  }

  @Allow('insights.view')
  @FieldResolver(() => [Alert], { nullable: true })
  alerts(@Root() { frame }: OverviewRoot, @Ctx() scope: Scope) {
    return alertsOf(scope, frame)
  }

  @Allow('insights.view')
  @FieldResolver(() => [Insight], { nullable: true })
  insights(@Ctx() scope: Scope) {
    return insightsOf(scope, 'OPEN')
  }

  @FieldResolver(() => ID)
  async version(@Ctx() scope: Scope): Promise<string> {
    return (await pulseOf(scope)).version
  }
}
