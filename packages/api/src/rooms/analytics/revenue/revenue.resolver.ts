import {
  Allow,
  ComparisonEnum,
  DateRangeInput,
  GranularityEnum,
  HeatmapCell,
  RevenueAnalytics,
  RevenueDimensionEnum,
  RevenueForecast,
  RevenuePoint,
  RevenueSlice,
  TrendAnalysis,
} from '@dashboard/schema'
import type { Comparison, Granularity, RevenueDimension } from '@dashboard/schema/vocabulary'
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { revenueForecastOf } from '../../forecasts'
import { breakdown } from './breakdown.service'
import type { RevenueRecord } from './revenue.service'
import { comparedSeries, heatmap, revenueAnalytics, series } from './revenue.service'
import { trends } from './trends.service'

const FORECAST_DAYS = 30

@Resolver(() => RevenueAnalytics)
export class RevenueResolver {
  @Allow('metrics.view', 'business.view', 'revenue.view')
  @Query(() => RevenueAnalytics, { description: 'Revenue of a span: where it comes from, when, and where it goes.' })
  revenueAnalytics(
    @Ctx() scope: Scope,
    @Arg('period', () => DateRangeInput, { description: 'The days to look at; days to come are left out.' }) period: DateRangeInput,
    @Arg('breakdown', () => RevenueDimensionEnum, { defaultValue: 'SERVICE', description: 'What to split it by.' })
    dimension: RevenueDimension,
    @Arg('top', () => Int, { defaultValue: 10, description: 'How many parts are shown by themselves, 1–100; the others are the rest.' })
    top: number,
    @Arg('compareWith', () => ComparisonEnum, { nullable: true, description: 'What to compare it with.' })
    compareWith: Comparison | null = null,
    @Arg('alignWeekdays', () => Boolean, {
      defaultValue: true,
      description: 'Whether a year ago keeps the weekdays (364 days back) rather than the dates.',
    })
    alignWeekdays: boolean,
    @Arg('completeOnly', () => Boolean, { defaultValue: false, description: 'Whether the day that is not over is left out.' })
    completeOnly: boolean,
    @Arg('groupBy', () => GranularityEnum, {
      nullable: true,
      description: 'The step of the series; days up to a quarter, weeks up to two years, months beyond when left out.',
    })
    groupBy: Granularity | null = null,
  ): Promise<RevenueRecord> {
    return revenueAnalytics(scope, { period, breakdown: dimension, top, compareWith, alignWeekdays, completeOnly, groupBy })
  }

  @FieldResolver(() => [RevenueSlice])
  breakdown(@Ctx() scope: Scope, @Root() record: RevenueRecord): Promise<RevenueSlice[]> {
    return breakdown(scope, record)
  }

  @FieldResolver(() => [RevenuePoint])
  series(@Ctx() scope: Scope, @Root() record: RevenueRecord): Promise<RevenuePoint[]> {
    return series(scope, record)
  }

  @FieldResolver(() => [RevenuePoint])
  comparedSeries(@Ctx() scope: Scope, @Root() record: RevenueRecord): Promise<RevenuePoint[]> {
    return comparedSeries(scope, record)
  }

  @FieldResolver(() => [HeatmapCell])
  heatmap(@Ctx() scope: Scope, @Root() record: RevenueRecord): Promise<HeatmapCell[]> {
    return heatmap(scope, record)
  }

  @FieldResolver(() => RevenueForecast)
  forecast(@Ctx() scope: Scope): Promise<RevenueForecast> {
    return revenueForecastOf(scope, FORECAST_DAYS)
  }

  @FieldResolver(() => TrendAnalysis)
  trends(@Ctx() scope: Scope, @Root() record: RevenueRecord): Promise<TrendAnalysis> {
    return trends(scope, record)
  }
}
