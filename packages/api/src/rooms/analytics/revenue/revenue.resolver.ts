import { Allow, ComparisonEnum, DateRangeInput, RevenueAnalytics, RevenueDimensionEnum } from '@dashboard/schema'
import type { Comparison, RevenueDimension } from '@dashboard/schema/vocabulary'
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { revenueAnalytics } from './revenue.service'

@Resolver(() => RevenueAnalytics)
export class RevenueResolver {
  @Allow('metrics.view', 'business.view', 'revenue.view')
  @Query(() => RevenueAnalytics, { description: 'Revenue of a span: where it comes from, when, and where it goes.' })
  revenueAnalytics(
    @Ctx() scope: Scope,
    @Arg('period', () => DateRangeInput, { description: 'The days to look at; days to come are left out.' }) period: DateRangeInput,
    @Arg('breakdown', () => RevenueDimensionEnum, { defaultValue: 'SERVICE', description: 'What to split it by.' })
    breakdown: RevenueDimension,
    @Arg('compareWith', () => ComparisonEnum, { nullable: true, description: 'What to compare it with.' })
    compareWith: Comparison | null = null,
    @Arg('alignWeekdays', () => Boolean, {
      defaultValue: true,
      description: 'Whether a year ago keeps the weekdays (364 days back) rather than the dates.',
    })
    alignWeekdays: boolean,
    @Arg('completeOnly', () => Boolean, { defaultValue: false, description: 'Whether the day that is not over is left out.' })
    completeOnly: boolean,
  ): Promise<RevenueAnalytics> {
    return revenueAnalytics(scope, { period, breakdown, compareWith, alignWeekdays, completeOnly })
  }
}
