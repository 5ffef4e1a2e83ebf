import { Field, ID, ObjectType } from 'type-graphql'
import { ActivityItem } from './activity'
import { Allow } from './allow'
import { Booking } from './bookings'
import { Alert, Insight } from './insights'
import { Kpi, MetricData } from './metrics'
import { DateRange } from './period'

@ObjectType({ simpleResolvers: true, description: 'The four figures that every provider watches.' })
export class OverviewMetrics {
  @Allow('revenue.view')
  @Field(() => MetricData, { nullable: true, simple: false, description: 'Earned less refunded.' })
  revenue!: MetricData | null

  @Field(() => MetricData, { description: 'Bookings made.' })
  bookings!: MetricData

  @Field(() => MetricData, { description: 'Different customers with a completed booking.' })
  customers!: MetricData

  @Field(() => MetricData, { description: 'Average stars of the reviews received.' })
  rating!: MetricData
}

@ObjectType({ description: 'The state of the business in one look; every figure is of the same snapshot.' })
export class Overview {
  @Field(() => DateRange, { simple: true, description: 'The days that are counted.' })
  period!: DateRange

  @Field(() => DateRange, { simple: true, description: 'The days that they are compared with: as many, elapsed as far.' })
  comparedWith!: DateRange

  @Field(() => Boolean, { simple: true, description: 'True while the period is not over.' })
  isPartial!: boolean

  @Field(() => OverviewMetrics, { description: 'The four figures that every provider watches.' })
  metrics!: OverviewMetrics

  @Field(() => [Kpi], { description: 'Every KPI that the viewer may see, in the order in which it is shown.' })
  kpis!: Kpi[]

  @Field(() => [Booking], { description: 'The next open bookings, soonest first.' })
  upcomingBookings!: Booking[]

  @Field(() => [ActivityItem], { description: 'What happened last, newest first.' })
  recentActivity!: ActivityItem[]

  @Field(() => [Alert], { nullable: true, description: 'What needs eyes now, worst first; null for those who may not see insights.' })
  alerts!: Alert[] | null

  @Field(() => [Insight], { nullable: true, description: 'Open insights, weightiest first; null for those who may not see them.' })
  insights!: Insight[] | null

  @Field(() => ID, { description: 'Cursor of this snapshot: pass it to a subscription as `since`.' })
  version!: string
}
