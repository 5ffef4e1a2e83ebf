import { Field, Float, ObjectType } from 'type-graphql'
import { MetricDimensionEnum, TrendDirectionEnum } from './enums'
import { DateScalar } from './scalars'
import type { MetricDimension, TrendDirection } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'A step that lies outside of what its surroundings let expect.' })
export class MetricAnomaly {
  @Field(() => DateScalar, { description: 'First day of the step.' })
  date!: string

  @Field(() => Float, { description: 'What it was.' })
  value!: number

  @Field(() => Float, { description: 'Lower end of what was to be expected.' })
  expectedLow!: number

  @Field(() => Float, { description: 'Upper end of what was to be expected.' })
  expectedHigh!: number
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How a metric moved along a span: a trend that single days cannot bend, level shifts, and days out of line. Days that are not over are left out.',
})
export class TrendAnalysis {
  @Field(() => String, { description: 'Name of the metric.' })
  metric!: string

  @Field(() => MetricDimensionEnum, { nullable: true, description: 'What the metric is split by; null for the whole business.' })
  dimension?: MetricDimension | null

  @Field(() => String, { nullable: true, description: 'Id or word of the part; null for the whole business.' })
  dimensionValue?: string | null

  @Field(() => String, { nullable: true, description: 'Name of the part for people; null for the whole business.' })
  label?: string | null

  @Field(() => TrendDirectionEnum, { description: 'UP or DOWN where the trend is unlikely to be chance (p < 0.05), else FLAT.' })
  direction!: TrendDirection

  @Field(() => Float, {
    nullable: true,
    description: 'Change a day, the median of all slopes (Theil–Sen); null for fewer than three known steps.',
  })
  slopePerDay!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'How likely such a trend is by chance (Mann–Kendall, two-sided); null for fewer than three known steps.',
  })
  pValue!: number | null

  @Field(() => [DateScalar], { description: 'First days of new levels.' })
  changePoints!: string[]

  @Field(() => [MetricAnomaly], { description: 'Steps out of line, oldest first.' })
  anomalies!: MetricAnomaly[]
}
