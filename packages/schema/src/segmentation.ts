import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { Customer } from './customers'
import { CustomerModelKindEnum, RfmSegmentEnum } from './customer-enums'
import { Money } from './money'
import { DateScalar, DateTimeScalar } from './scalars'
import { Service } from './services'
import type { CustomerModelKind, RfmSegment } from './vocabulary'

@ObjectType({ description: 'The customers of one score of recency and one of frequency.' })
export class RfmCell {
  @Field(() => Int, { simple: true, description: 'How lately they came, 1–5 (5 latest).' })
  recencyScore!: number

  @Field(() => Int, { simple: true, description: 'How often they came, 1–5 (5 most often).' })
  frequencyScore!: number

  @Field(() => Int, { simple: true, description: 'How many they are.' })
  customerCount!: number

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What one of them has spent on average; null for none.' })
  averageValue!: Money | null
}

@ObjectType({ description: 'The customers of a named RFM segment.' })
export class RfmSegmentSummary {
  @Field(() => RfmSegmentEnum, { simple: true, description: 'The segment.' })
  segment!: RfmSegment

  @Field(() => String, { simple: true, description: 'Its name.' })
  title!: string

  @Field(() => String, { simple: true, description: 'The rule: which scores belong to it.' })
  rule!: string

  @Field(() => String, { simple: true, description: 'What to do with them.' })
  advice!: string

  @Field(() => Int, { simple: true, description: 'How many they are.' })
  customerCount!: number

  @Field(() => Float, { nullable: true, simple: true, description: 'Share of the customers with scores, 0–1; null without any.' })
  share!: number | null

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What one of them has spent on average; null for none.' })
  averageValue!: Money | null

  @Allow('revenue.view')
  @Field(() => Float, { nullable: true, description: 'Share of what all of them have spent, 0–1; null without any revenue.' })
  revenueShare!: number | null
}

@ObjectType({ description: 'Customers who behave alike.' })
export class BehavioralCluster {
  @Field(() => Int, { simple: true, description: 'Its number, counted from 1; the same after the next fit.' })
  number!: number

  @Field(() => String, { simple: true, description: 'A short name.' })
  name!: string

  @Field(() => String, { simple: true, description: 'What sets them apart, in words.' })
  description!: string

  @Field(() => Int, { simple: true, description: 'How many they are.' })
  customerCount!: number

  @Field(() => Float, { nullable: true, simple: true, description: 'Share of the customers in clusters, 0–1.' })
  share!: number | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Visits a year of one of them on average; null for none.' })
  visitsPerYear!: number | null

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What one of them has spent on average; null for none.' })
  averageValue!: Money | null

  @Field(() => [Service], { simple: true, description: 'The services that they take more than others; at most three.' })
  services!: Service[]
}

@ObjectType({ description: 'Customers of whom something is predicted.' })
export class PredictiveSegment {
  @Field(() => Float, { simple: true, description: 'Above which probability they belong to it, 0–1.' })
  threshold!: number

  @Field(() => Int, { simple: true, description: 'How many they are.' })
  customerCount!: number

  @Field(() => Int, { simple: true, description: 'Customers of whom it cannot be told yet.' })
  unknownCount!: number

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What they have spent within the last 365 days, refunds deducted.' })
  yearlyValue!: Money | null

  @Field(() => [Customer], { simple: true, description: 'Up to ten of them, who spent most first.' })
  customers!: Customer[]
}

@ObjectType({ simpleResolvers: true, description: 'What is predicted of customers.' })
export class PredictiveSegments {
  @Field(() => PredictiveSegment, { description: 'Who will probably not come again.' })
  highChurnRisk!: PredictiveSegment

  @Field(() => PredictiveSegment, { description: 'Who will probably take up another service.' })
  upsellOpportunities!: PredictiveSegment
}

@ObjectType({ description: 'How many customers have a lifetime value from one amount to another.' })
export class HistogramBin {
  @Allow('revenue.view')
  @Field(() => Money, { description: 'From this amount on.' })
  from!: Money

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'Below this amount; null for the last bin, which has no end.' })
  to!: Money | null

  @Field(() => Int, { simple: true, description: 'How many customers.' })
  customerCount!: number
}

@ObjectType({ simpleResolvers: true, description: 'Customers to whom about the same was predicted, and what they did.' })
export class CalibrationPoint {
  @Field(() => Float, { description: 'Mean predicted probability not to come again, 0–1.' })
  predicted!: number

  @Field(() => Float, { description: 'Share of them who did not, 0–1.' })
  observed!: number

  @Field(() => Int, { description: 'How many they were.' })
  customers!: number
}

@ObjectType({ simpleResolvers: true, description: 'How good a model was on a past that it had not seen. What cannot be told is null.' })
export class ModelQuality {
  @Field(() => DateScalar, { nullable: true, description: 'The day up to which it was fitted for this test.' })
  splitOn!: string | null

  @Field(() => Int, { nullable: true, description: 'Days after it that were predicted.' })
  horizonDays!: number | null

  @Field(() => Int, { nullable: true, description: 'Customers in the test.' })
  customers!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Probability that of two customers the one who left had the higher risk, 0–1; 0.5 is chance.',
  })
  auc!: number | null

  @Field(() => Float, { nullable: true, description: 'The same for the simple rule "no booking for so many days".' })
  naiveAuc!: number | null

  @Field(() => Float, { nullable: true, description: 'Brier score: mean squared error of the probability; 0 is perfect.' })
  brier!: number | null

  @Field(() => Float, { nullable: true, description: 'Expected calibration error, 0–1: how far probabilities are from what happened.' })
  calibrationError!: number | null

  @Field(() => Float, { nullable: true, description: 'Visits that were predicted.' })
  expectedVisits!: number | null

  @Field(() => Float, { nullable: true, description: 'Visits that happened.' })
  actualVisits!: number | null

  @Field(() => [CalibrationPoint], { description: 'By tenths of the customers, the lowest risk first.' })
  calibration!: CalibrationPoint[]
}

@ObjectType({ simpleResolvers: true, description: 'A model, what it learned from and how good it is.' })
export class CustomerModel {
  @Field(() => CustomerModelKindEnum, { description: 'Which model.' })
  kind!: CustomerModelKind

  @Field(() => String, { description: 'Its name, and how it works in a sentence.' })
  method!: string

  @Field(() => String, { nullable: true, description: 'Why a simple rule stands in for it; null where it is in use.' })
  fallbackReason!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'First day that it learned from; null for none.' })
  trainedFrom!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Last day that it learned from; null for none.' })
  trainedTo!: string | null

  @Field(() => Int, { description: 'Customers it learned from.' })
  customers!: number

  @Field(() => DateTimeScalar, { description: 'When it was fitted.' })
  fittedAt!: Date

  @Field(() => ModelQuality, {
    nullable: true,
    description: 'How good it was on a past that it had not seen; null where that was not tested.',
  })
  quality!: ModelQuality | null
}

@ObjectType({ description: 'Everybody in groups: by recency, frequency and monetary value, by behaviour, by what is predicted.' })
export class CustomerSegmentation {
  @Field(() => DateTimeScalar, {
    nullable: true,
    simple: true,
    description: 'When everybody was scored last; null when nobody has been yet.',
  })
  scoredAt!: Date | null

  @Field(() => Int, { simple: true, description: 'Customers with scores: those with a completed booking.' })
  customerCount!: number

  @Field(() => [RfmCell], { simple: true, description: 'All 25 cells of the grid, recency and then frequency, best first.' })
  rfm!: RfmCell[]

  @Field(() => [RfmSegmentSummary], { simple: true, description: 'All named segments, the best first, OTHER last.' })
  rfmSegments!: RfmSegmentSummary[]

  @Field(() => [BehavioralCluster], { simple: true, description: 'At most five; none with fewer than 20 customers.' })
  behavioral!: BehavioralCluster[]

  @Field(() => PredictiveSegments, { simple: true, description: 'Who will probably leave or buy more.' })
  predictive!: PredictiveSegments

  @Allow('revenue.view')
  @Field(() => [HistogramBin], { nullable: true, description: 'How lifetime values are spread.' })
  lifetimeValueDistribution!: HistogramBin[] | null

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'The median lifetime value; null where it cannot be told yet.' })
  medianLifetimeValue!: Money | null

  @Field(() => [CustomerModel], { simple: true, description: 'The models behind this; none before the first night.' })
  models!: CustomerModel[]

  @Field(() => [String], { description: 'What is to be seen here, in sentences.' })
  summary!: string[]
}

@ObjectType({ simpleResolvers: true, description: 'A view of the list of customers that somebody saved.' })
export class CustomerView {
  @Field(() => ID, { description: 'Id of the view.' })
  id!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => String, { description: 'The part of the address behind the question mark that shows it.' })
  query!: string
}
