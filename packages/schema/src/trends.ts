import { Field, Float, ObjectType } from 'type-graphql'
import { TrendDirectionEnum } from './enums'
import { MetricSlice } from './metric-slice'
import { DateScalar } from './scalars'
import type { TrendDirection } from './vocabulary'

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

  @Field(() => MetricSlice, { nullable: true, description: 'Which part of the business it is of; null for the whole.' })
  slice?: MetricSlice | null

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
