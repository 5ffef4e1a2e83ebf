import {
  Allow,
  ComparisonEnum,
  DateScalar,
  DateTimeScalar,
  FrameArgs,
  GranularityEnum,
  Kpi,
  MetricDefinition,
  MetricDimensionEnum,
  MetricsReport,
  TrendAnalysis,
} from '@dashboard/schema'
import type { Comparison, Granularity, MetricDimension } from '@dashboard/schema/vocabulary'
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { catalogue } from './catalogue'
import { kpisOf, maySee, requestedFrame } from './kpis.service'
import type { Report } from './report.service'
import { metricsReport } from './report.service'
import { reportTrends } from './trends.service'

@Resolver(() => MetricsReport)
export class MetricsResolver {
  @Allow('metrics.view')
  @Query(() => [Kpi], { description: 'Every KPI that the viewer may see, in the order in which it is shown.' })
  kpis(@Ctx() scope: Scope, @Args(() => FrameArgs, { validate: false }) args: FrameArgs): Promise<Kpi[]> {
    return kpisOf(scope, requestedFrame(scope, args))
  }

  @Allow('metrics.view')
  @Query(() => [MetricDefinition], { description: 'Every metric: what it is, how it is formed and what it can be split by.' })
  metricCatalog(@Ctx() scope: Scope): MetricDefinition[] {
    return catalogue.map(metric => ({ ...metric, isAllowed: maySee(scope, metric) }))
  }

  @Allow('metrics.view')
  @Query(() => MetricsReport, {
    description:
      'Metrics along a span of days, in total or part by part, with the days that they are compared with; at most 50,000 points.',
  })
  metrics(
    @Ctx() scope: Scope,
    @Arg('metrics', () => [String], { description: 'Names of the catalogue.' }) metrics: string[],
    @Arg('startDate', () => DateScalar, { description: 'First day.' }) startDate: string,
    @Arg('endDate', () => DateScalar, { description: 'Last day; days to come are left out.' }) endDate: string,
    @Arg('groupBy', () => GranularityEnum, { defaultValue: 'DAY', description: 'The step.' }) groupBy: Granularity,
    @Arg('dimensions', () => [MetricDimensionEnum], {
      nullable: true,
      description: 'Splits each metric by these, side by side and not crossed, instead of answering the whole business.',
    })
    dimensions: MetricDimension[] | null = null,
    @Arg('compareWith', () => ComparisonEnum, { nullable: true, description: 'Also answers the days that these are compared with.' })
    compareWith: Comparison | null = null,
    @Arg('alignWeekdays', () => Boolean, {
      defaultValue: true,
      description:
        'Whether what is compared lies whole weeks back (364 days for a year) rather than the same dates; months stand beside months.',
    })
    alignWeekdays: boolean,
    @Arg('completeOnly', () => Boolean, { defaultValue: false, description: 'Whether the step that is not over is left out.' })
    completeOnly: boolean,
    @Arg('asOf', () => DateTimeScalar, {
      nullable: true,
      description: 'As the figures stood at that instant, by what was known then; left out, or to come: as they stand.',
    })
    asOf: Date | null = null,
  ): Promise<Report> {
    const request = { metrics, startDate, endDate, groupBy, dimensions: dimensions ?? [], compareWith, alignWeekdays, completeOnly, asOf }
    return metricsReport(scope, request)
  }

  @FieldResolver(() => [TrendAnalysis])
  trends(@Ctx() scope: Scope, @Root() report: Report): Promise<TrendAnalysis[]> {
    return reportTrends(scope, report)
  }
}
