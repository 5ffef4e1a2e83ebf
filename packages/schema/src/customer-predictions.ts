import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { Money } from './money'
import { DateTimeScalar } from './scalars'
import { Service } from './services'

@ObjectType({ simpleResolvers: true, description: 'A service that a customer takes more than others.' })
export class PreferredService {
  @Field(() => Service, { description: 'The service.' })
  service!: Service

  @Field(() => Int, { description: 'Completed bookings of it.' })
  bookings!: number

  @Field(() => Float, { description: 'Share of their completed bookings, 0–1.' })
  share!: number
}

@ObjectType({ simpleResolvers: true, description: 'A time of the week at which a customer comes more than at others.' })
export class PreferredTime {
  @Field(() => Int, { description: 'Day of the week, 1 Monday … 7 Sunday.' })
  weekday!: number

  @Field(() => Int, { description: "Hour of the provider's day at which they begin, 0–23." })
  hour!: number

  @Field(() => Float, { description: 'Share of their completed bookings, 0–1.' })
  share!: number
}

@ObjectType({ simpleResolvers: true, description: 'What a customer likes, learned from completed bookings; empty with too few of them.' })
export class CustomerPreferences {
  @Field(() => [PreferredService], { description: 'Services, the most taken first.' })
  services!: PreferredService[]

  @Field(() => [PreferredTime], { description: 'Times of the week, the most frequent first.' })
  times!: PreferredTime[]

  @Field(() => Int, { description: 'Completed bookings that this was learned from.' })
  learnedFrom!: number
}

@ObjectType({ simpleResolvers: true, description: 'How likely a customer still comes, some months ahead.' })
export class RetentionPoint {
  @Field(() => Int, { description: 'Months from now; 0 is now.' })
  month!: number

  @Field(() => Float, { description: 'Probability that they are a customer still, 0–1.' })
  probability!: number
}

@ObjectType({ description: 'What a customer has been worth and is expected to be.' })
export class LifetimeMetrics {
  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What they have spent so far, refunds deducted.' })
  value!: Money | null

  @Allow('revenue.view')
  @Field(() => Money, {
    nullable: true,
    description: 'What they are expected to spend within the horizon, discounted; null with too few visits to tell.',
  })
  predictedValue!: Money | null

  @Allow('revenue.view')
  @Field(() => Money, {
    nullable: true,
    description: 'What they spend within the horizon is below this with a probability of 10 %; null with too few visits to tell.',
  })
  predictedValueLow!: Money | null

  @Allow('revenue.view')
  @Field(() => Money, {
    nullable: true,
    description: 'What they spend within the horizon is above this with a probability of 10 %; null with too few visits to tell.',
  })
  predictedValueHigh!: Money | null

  @Field(() => Int, { simple: true, description: 'Days ahead that `predictedValue` covers.' })
  horizonDays!: number

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'Visits expected within the horizon; null with too few visits to tell.',
  })
  expectedVisits!: number | null

  @Field(() => [RetentionPoint], { simple: true, description: 'Twelve months ahead; empty with too few visits to tell.' })
  retentionCurve!: RetentionPoint[]

  @Field(() => [String], { simple: true, description: 'What to do next, and why.' })
  recommendedActions!: string[]
}

@ObjectType({ simpleResolvers: true, description: 'A service that a customer may take up.' })
export class UpsellService {
  @Field(() => Service, { description: 'The service, which they have not had within a year.' })
  service!: Service

  @Field(() => Float, { description: 'Probability that they take it up within a year, 0–1.' })
  probability!: number

  @Field(() => Service, { nullable: true, description: 'The service of theirs that it goes with; null where it goes with all.' })
  because!: Service | null
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a customer will probably do. What cannot be told from what is known is null, and a reason says so.',
})
export class PredictedBehavior {
  @Field(() => Float, { nullable: true, description: 'Probability not to come again within `horizonDays`, 0–1.' })
  churnRisk!: number | null

  @Field(() => Float, {
    nullable: true,
    description:
      '`churnRisk` is not lower than this with a probability of 90 %, given how little is known; null where that cannot be told.',
  })
  churnRiskLow!: number | null

  @Field(() => Float, { nullable: true, description: '`churnRisk` is not higher than this with a probability of 90 %.' })
  churnRiskHigh!: number | null

  @Field(() => Int, { nullable: true, description: 'The time within which they would come by their own rhythm, in days.' })
  horizonDays!: number | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When they will come next: booked already, or the median of what is expected.',
  })
  nextBookingAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'They come later than this with a probability of 90 %.' })
  nextBookingLow!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'They come earlier than this with a probability of 90 %, if they come.' })
  nextBookingHigh!: Date | null

  @Field(() => Boolean, { description: 'Whether `nextBookingAt` is booked and not predicted.' })
  isNextBooked!: boolean

  @Field(() => Float, { nullable: true, description: 'Probability that they take up a service that is new to them within a year, 0–1.' })
  upsellScore!: number | null

  @Field(() => [UpsellService], { description: 'Those services, the likeliest first; at most three.' })
  upsellServices!: UpsellService[]

  @Field(() => [String], { description: 'Why, in words with the figures.' })
  reasons!: string[]

  @Field(() => DateTimeScalar, { nullable: true, description: 'When this was worked out; null when it has not been yet.' })
  scoredAt!: Date | null
}

@ObjectType({ simpleResolvers: true, description: 'How often an animal comes.' })
export class PetRhythm {
  @Field(() => Int, { description: 'Completed visits.' })
  visits!: number

  @Field(() => DateTimeScalar, { nullable: true, description: 'Start of the last one; null without one.' })
  lastVisitAt!: Date | null

  @Field(() => Float, { nullable: true, description: 'Median of the days between visits; null with fewer than three visits.' })
  medianGapDays!: number | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the next visit is due by this rhythm; null where there is none.' })
  dueAt!: Date | null

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of visits that were followed by another within one and a half of the usual gap, 0–1; null where it cannot be told yet.',
  })
  rebookRate!: number | null
}

@ObjectType({ simpleResolvers: true, description: 'One part of a relationship score.' })
export class RelationshipPart {
  @Field(() => String, { description: 'What it looks at.' })
  title!: string

  @Field(() => Float, { description: 'How good it is, 0–100.' })
  score!: number

  @Field(() => Float, { description: 'How much it weighs among those that are known, 0–1.' })
  weight!: number
}
