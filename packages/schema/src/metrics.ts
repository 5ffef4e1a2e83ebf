import { Field, Float, ObjectType } from 'type-graphql'
import { MetricBasisEnum, MetricDimensionEnum, MetricUnitEnum, TrendDirectionEnum } from './enums'
import { DateRange } from './period'
import { DateScalar, DateTimeScalar } from './scalars'
import { TrendAnalysis } from './trends'
import type { MetricBasis, MetricDimension, MetricUnit, TrendDirection } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'A figure of a period with what it is compared with. Unknown is null, never 0.' })
export class MetricData {
  @Field(() => String, { description: 'Its name in the catalogue.' })
  name!: string

  @Field(() => String, { description: 'Its name for people.' })
  title!: string

  @Field(() => String, { description: 'What it measures, and by which day.' })
  definition!: string

  @Field(() => String, { description: 'How it is formed from the measures that are kept.' })
  formula!: string

  @Field(() => MetricBasisEnum, { description: 'Which instant decides the day that a fact counts for.' })
  basis!: MetricBasis

  @Field(() => MetricUnitEnum, { description: 'What it counts; PERCENT is 0–100.' })
  unit!: MetricUnit

  @Field(() => Float, { nullable: true, description: 'The figure; null where it cannot be known, such as the average of no reviews.' })
  value!: number | null

  @Field(() => Float, { nullable: true, description: 'The same of the compared dates; null where it cannot be known or compared.' })
  previousValue!: number | null

  @Field(() => Float, { nullable: true, description: 'Value less previous value, signed, in the same unit.' })
  change!: number | null

  @Field(() => Float, { nullable: true, description: 'Change in percent of the previous value, signed; null where that is 0 or unknown.' })
  changePercent!: number | null

  @Field(() => TrendDirectionEnum, { description: 'Direction of the change; an unfinished period never reads as DOWN.' })
  trend!: TrendDirection

  @Field(() => TrendDirectionEnum, { description: 'The direction that is good news; FLAT where neither is.' })
  betterDirection!: TrendDirection

  @Field(() => Float, {
    nullable: true,
    description: 'What the whole period should reach, from the goal that covers it; null without one.',
  })
  target!: number | null

  @Field(() => [Float], {
    description: 'The known values along the period, oldest first: days up to a quarter, weeks up to two years, months beyond.',
  })
  sparkline!: number[]

  @Field(() => Boolean, { description: 'True while the period is not over, so that the figure still grows.' })
  isPartial!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'A figure worth steering by.' })
export class Kpi extends MetricData {}

@ObjectType({ simpleResolvers: true, description: 'What a metric is.' })
export class MetricDefinition {
  @Field(() => String, { description: 'The name to ask for it by.' })
  name!: string

  @Field(() => String, { description: 'Its name for people.' })
  title!: string

  @Field(() => MetricUnitEnum, { description: 'What it counts.' })
  unit!: MetricUnit

  @Field(() => String, { description: 'What it measures, and by which day.' })
  definition!: string

  @Field(() => String, { description: 'How it is formed from the measures that are kept.' })
  formula!: string

  @Field(() => MetricBasisEnum, { description: 'Which instant decides the day that a fact counts for.' })
  basis!: MetricBasis

  @Field(() => [MetricDimensionEnum], { description: 'What it can be split by.' })
  dimensions!: readonly MetricDimension[]

  @Field(() => Boolean, {
    description: 'Whether the figures of the steps add up to that of the span: not so for rates and distinct counts.',
  })
  addsUp!: boolean

  @Field(() => TrendDirectionEnum, { description: 'The direction that is good news; FLAT where neither is.' })
  better!: TrendDirection

  @Field(() => Boolean, { description: 'Whether it is one of the figures of the overview.' })
  isKpi!: boolean

  @Field(() => Boolean, { description: 'Whether it can be asked for as it stood at an instant.' })
  isRemembered!: boolean

  @Field(() => [String], { description: 'Permissions that it needs besides `metrics.view`.' })
  needs!: readonly string[]

  @Field(() => Boolean, { description: 'Whether the viewer may ask for it.' })
  isAllowed!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'The value of a metric in one step of a series.' })
export class MetricDataPoint {
  @Field(() => String, { description: 'Name of the metric.' })
  metric!: string

  @Field(() => DateScalar, {
    description: 'First day of the step; a week or month may begin before the span does, but only days of the span are counted.',
  })
  date!: string

  @Field(() => Float, { nullable: true, description: 'The value; null where it cannot be known, such as a rating without reviews.' })
  value!: number | null

  @Field(() => MetricDimensionEnum, { nullable: true, description: 'What it is split by; null for the whole business.' })
  dimension!: MetricDimension | null

  @Field(() => String, {
    nullable: true,
    description:
      'Id of the service or team member, or the word of the channel or segment; NONE where there is none, null for the whole business.',
  })
  dimensionValue!: string | null

  @Field(() => String, { nullable: true, description: 'Name of the part for people; null for the whole business.' })
  label!: string | null

  @Field(() => Float, {
    nullable: true,
    description:
      'What the days of the step should reach, from the goal that covers them or the targets stored beside them; null without one.',
  })
  target!: number | null
}

@ObjectType({ simpleResolvers: true, description: 'A metric over the whole span; the figures are null where nothing is known.' })
export class MetricSummary {
  @Field(() => String, { description: 'Name of the metric.' })
  metric!: string

  @Field(() => Float, {
    nullable: true,
    description: 'The figure of the whole span: a sum, or for a rate or a distinct count its own value over the span.',
  })
  total!: number | null

  @Field(() => Float, { nullable: true, description: 'Mean of the known steps.' })
  average!: number | null

  @Field(() => Float, { nullable: true, description: 'Least of the known steps.' })
  min!: number | null

  @Field(() => Float, { nullable: true, description: 'Greatest of the known steps.' })
  max!: number | null

  @Field(() => MetricDimensionEnum, { nullable: true, description: 'What it is split by; null for the whole business.' })
  dimension!: MetricDimension | null

  @Field(() => String, {
    nullable: true,
    description:
      'Id of the service or team member, or the word of the channel or segment; NONE where there is none, null for the whole business.',
  })
  dimensionValue!: string | null

  @Field(() => String, { nullable: true, description: 'Name of the part for people; null for the whole business.' })
  label!: string | null

  @Field(() => Float, { nullable: true, description: 'What the span should reach; null without a goal or stored targets.' })
  target!: number | null
}

@ObjectType({ description: 'Metrics along a span of days.' })
export class MetricsReport {
  @Field(() => DateRange, { simple: true, description: 'The days that are counted: those asked for, less those to come.' })
  period!: DateRange

  @Field(() => Boolean, { simple: true, description: 'True while the last day is not over.' })
  isPartial!: boolean

  @Field(() => DateTimeScalar, { nullable: true, simple: true, description: 'As the figures stood then; null for as they stand.' })
  asOf!: Date | null

  @Field(() => [MetricDataPoint], {
    simple: true,
    description:
      'The points without gaps: metric by metric and, where it is split, part by part, the largest first; each oldest first. Several dimensions stand side by side and are not crossed.',
  })
  data!: MetricDataPoint[]

  @Field(() => [MetricSummary], { simple: true, description: 'One summary for each metric and part.' })
  summary!: MetricSummary[]

  @Field(() => [TrendAnalysis], {
    description: 'How each metric, and each part of it, moved along the finished steps; computed when asked for.',
  })
  trends!: TrendAnalysis[]

  @Field(() => DateRange, {
    nullable: true,
    simple: true,
    description: 'The days that are compared; null when no comparison was asked for.',
  })
  comparedWith!: DateRange | null

  @Field(() => [MetricDataPoint], { simple: true, description: 'The points of the compared days; none when no comparison was asked for.' })
  comparedData!: MetricDataPoint[]

  @Field(() => [MetricSummary], { simple: true, description: 'The summaries of the compared days; none when no comparison was asked for.' })
  comparedSummary!: MetricSummary[]
}
