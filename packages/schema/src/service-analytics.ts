import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { TrendDirectionEnum } from './enums'
import { SeriesPoint } from './insights'
import { Money } from './money'
import { DateRange } from './period'
import { Service } from './services'
import type { TrendDirection } from './vocabulary'

@ObjectType({ description: 'How one service did.' })
export class ServicePerformance {
  @Field(() => Service, { simple: true, description: 'The service.' })
  service!: Service

  @Field(() => Int, {
    simple: true,
    description: 'Its place among the services, 1 for the most earned (for the most completed, where revenue may not be seen).',
  })
  rank!: number

  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'Its place in the span before, as many days; null where it had no bookings then.',
  })
  previousRank!: number | null

  @Field(() => Int, { simple: true, description: 'Bookings due: those that start in the span, whatever became of them.' })
  bookings!: number

  @Field(() => Int, { simple: true, description: 'Bookings completed, by the day of completion.' })
  completed!: number

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'Earned less refunded.' })
  revenue!: Money | null

  @Allow('revenue.view')
  @Field(() => Float, { nullable: true, description: 'Share of the revenue of all services, 0–1.' })
  revenueShare!: number | null

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'Earned per completed booking; null without any.' })
  averagePrice!: Money | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Average stars of the reviews of its bookings, 1–5; null without any.' })
  averageRating!: number | null

  @Field(() => Int, { simple: true, description: 'Reviews of its bookings.' })
  reviewCount!: number

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'Completed of the bookings due that are settled (completed, cancelled, no-show), percent; null without any.',
  })
  completionRate!: number | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Cancelled of the settled bookings due, percent; null without any.' })
  cancellationRate!: number | null

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'No-shows of the settled bookings due that were not cancelled, percent; null without any.',
  })
  noShowRate!: number | null

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'Planned length on average, of the completed bookings whose real length is known; null without any.',
  })
  plannedMinutes!: number | null

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'From check-in to completion on average; null where no length is known.',
  })
  actualMinutes!: number | null

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'Share of its reviews with four or five stars, percent; null without any.',
  })
  customerSatisfaction!: number | null

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'Share of its completed bookings whose customer had been here before, percent; null without any.',
  })
  repeatRate!: number | null

  @Field(() => TrendDirectionEnum, {
    simple: true,
    description:
      'Of its completed bookings in the weeks of `weekly` that are over, from its first booking on; FLAT where it may be chance.',
  })
  trend!: TrendDirection

  @Field(() => [SeriesPoint], {
    simple: true,
    description:
      'Completed bookings over 26 stretches of seven days, by their first day, oldest first; the last ends with the span, today at the latest.',
  })
  weekly!: SeriesPoint[]
}

@ObjectType({ simpleResolvers: true, description: 'A figure that a recommendation rests on.' })
export class RecommendationEvidence {
  @Field(() => String, { description: 'What it is.' })
  label!: string

  @Field(() => String, { description: 'The figure, ready to be read.' })
  value!: string
}

@ObjectType({ simpleResolvers: true, description: 'Something worth doing, with the figures that say so.' })
export class Recommendation {
  @Field(() => String, { description: 'The same for the same rule and service.' })
  id!: string

  @Field(() => String, { description: 'What to do.' })
  title!: string

  @Field(() => String, { description: 'Why, in one or two sentences with the figures.' })
  description!: string

  @Field(() => Service, { nullable: true, description: 'The service that it is about.' })
  service!: Service | null

  @Field(() => [RecommendationEvidence], { description: 'The figures behind it.' })
  evidence!: RecommendationEvidence[]
}

@ObjectType({ description: 'How the services did over a span.' })
export class ServiceAnalytics {
  @Field(() => DateRange, { simple: true, description: 'The days that are counted.' })
  period!: DateRange

  @Field(() => DateRange, { simple: true, description: 'As many days, whole weeks before: what ranks are held against.' })
  previousPeriod!: DateRange

  @Field(() => [ServicePerformance], {
    simple: true,
    description: 'The services of which anything is known in the span, and those that can be booked; best first.',
  })
  services!: ServicePerformance[]

  @Field(() => [Recommendation], { description: 'What the figures suggest, weightiest first.' })
  recommendations!: Recommendation[]
}
