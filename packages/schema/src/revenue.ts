import { Field, Float, Int, ObjectType } from 'type-graphql'
import { RevenueForecast } from './forecasts'
import { Money } from './money'
import { DateRange } from './period'
import { DateScalar } from './scalars'
import { TrendAnalysis } from './trends'
import { RevenueDimensionEnum } from './enums'
import type { RevenueDimension } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'A part of the revenue: one of the largest, or the rest of them together.' })
export class RevenueSlice {
  @Field(() => RevenueDimensionEnum, { description: 'What the revenue is split by.' })
  dimension!: RevenueDimension

  @Field(() => String, { nullable: true, description: 'Id of the service or customer, the day, or the channel; null for the rest.' })
  key!: string | null

  @Field(() => String, { description: 'Its name for people.' })
  label!: string

  @Field(() => Money, { description: 'Earned less refunded.' })
  revenue!: Money

  @Field(() => Money, { description: 'Earned by completed bookings.' })
  earned!: Money

  @Field(() => Int, { description: 'Completed bookings.' })
  bookings!: number

  @Field(() => Float, { nullable: true, description: 'Its share of the total, 0–1; null where the total is 0 or less.' })
  share!: number | null

  @Field(() => Money, { nullable: true, description: 'The same of the compared days; null when none are compared.' })
  previousRevenue!: Money | null

  @Field(() => Boolean, { description: 'Whether it is all the others together.' })
  isRest!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'Revenue of one step of the series.' })
export class RevenuePoint {
  @Field(() => DateScalar, { description: 'First day of the step.' })
  date!: string

  @Field(() => Float, { description: 'Earned less refunded.' })
  value!: number

  @Field(() => Float, { description: 'Earned by completed bookings.' })
  earned!: number

  @Field(() => Float, { description: 'Agreed price of the open bookings that start in it.' })
  pending!: number

  @Field(() => Int, { description: 'Completed bookings.' })
  bookings!: number

  @Field(() => Boolean, { description: 'Whether the step is not over.' })
  isPartial!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'What started at one hour of the week and was completed.' })
export class HeatmapCell {
  @Field(() => Int, { description: 'ISO weekday, 1 = Monday … 7 = Sunday.' })
  weekday!: number

  @Field(() => Int, { description: 'Local hour, 0–23.' })
  hour!: number

  @Field(() => Float, { description: 'What the bookings earned; refunds not deducted.' })
  revenue!: number

  @Field(() => Int, { description: 'Completed bookings.' })
  bookings!: number
}

@ObjectType({ description: 'Revenue of a span: where it comes from, when, and where it goes.' })
export class RevenueAnalytics {
  @Field(() => DateRange, { simple: true, description: 'The days that are counted: those asked for, less those to come.' })
  period!: DateRange

  @Field(() => DateRange, {
    nullable: true,
    simple: true,
    description: 'The days that they are compared with; null when no comparison was asked for.',
  })
  comparedWith!: DateRange | null

  @Field(() => Boolean, { simple: true, description: 'Whether the last day is not over.' })
  isPartial!: boolean

  @Field(() => Money, { simple: true, description: 'Earned less refunded, by the day of completion and of the refund.' })
  total!: Money

  @Field(() => Money, { simple: true, description: 'Earned by completed bookings, by the day of completion.' })
  earned!: Money

  @Field(() => Money, { simple: true, description: 'Given back, by the day of the refund.' })
  refunded!: Money

  @Field(() => Money, {
    simple: true,
    description: 'Agreed price of the open bookings that start in the whole span asked for, days to come included.',
  })
  pending!: Money

  @Field(() => Money, { nullable: true, simple: true, description: 'The total of the compared days; null when none are compared.' })
  previousTotal!: Money | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Change of the total in percent; null where it cannot be known.' })
  changePercent!: number | null

  @Field(() => Int, { simple: true, description: 'Completed bookings.' })
  bookings!: number

  @Field(() => [RevenueSlice], { description: 'The largest parts and the rest; they add up to the total.' })
  breakdown!: RevenueSlice[]

  @Field(() => [RevenuePoint], { description: 'Along the span, without gaps.' })
  series!: RevenuePoint[]

  @Field(() => [RevenuePoint], { description: 'Along the compared days, step for step; none when none are compared.' })
  comparedSeries!: RevenuePoint[]

  @Field(() => [HeatmapCell], { description: 'By weekday and local hour of the start; hours without any are left out.' })
  heatmap!: HeatmapCell[]

  @Field(() => RevenueForecast, { description: 'The thirty days ahead.' })
  forecast!: RevenueForecast

  @Field(() => TrendAnalysis, { description: 'How revenue moved along the span, day by day.' })
  trends!: TrendAnalysis
}
