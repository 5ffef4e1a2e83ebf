import { Allow, ComparisonEnum, DateScalar, FrameArgs, GranularityEnum, Kpi, MetricDefinition, MetricsReport } from '@dashboard/schema'
import type { Comparison, Granularity } from '@dashboard/schema/vocabulary'
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import type { Metric } from './catalogue'
import { catalogue } from './catalogue'
import { kpisOf, requestedFrame } from './kpis.service'
import { metricsReport } from './report.service'

@Resolver()
export class MetricsResolver {
  @Allow('metrics.view')
  @Query(() => [Kpi], { description: 'Every KPI that the viewer may see, in the order in which it is shown.' })
  kpis(@Ctx() scope: Scope, @Args(() => FrameArgs, { validate: false }) args: FrameArgs): Promise<Kpi[]> {
    return kpisOf(scope, requestedFrame(scope, args))
  }

  @Allow('metrics.view')
  @Query(() => [MetricDefinition], { description: 'Every metric: what it is, how it is formed and what it can be split by.' })
  metricCatalog(): readonly Metric[] {
    return catalogue
  }

  @Allow('metrics.view')
  @Query(() => MetricsReport, { description: 'Metrics along a span of days, with the days that they are compared with.' })
  metrics(
    @Ctx() scope: Scope,
    @Arg('metrics', () => [String], { description: 'Names of the catalogue.' }) metrics: string[],
    @Arg('startDate', () => DateScalar, { description: 'First day.' }) startDate: string,
    @Arg('endDate', () => DateScalar, { description: 'Last day; days to come are left out.' }) endDate: string,
    @Arg('groupBy', () => GranularityEnum, { defaultValue: 'DAY', description: 'The step.' }) groupBy: Granularity,
    @Arg('compareWith', () => ComparisonEnum, { nullable: true, description: 'Also answers the days that these are compared with.' })
    compareWith: Comparison | null = null,
    @Arg('alignWeekdays', () => Boolean, {
      defaultValue: true,
      description: 'Whether a year ago keeps the weekdays (364 days back) rather than the dates.',
    })
    alignWeekdays: boolean,
    @Arg('completeOnly', () => Boolean, { defaultValue: false, description: 'Whether the day that is not over is left out.' })
    completeOnly: boolean,
  ): Promise<MetricsReport> {
    return metricsReport(scope, { metrics, startDate, endDate, groupBy, compareWith, alignWeekdays, completeOnly })
  }
}
