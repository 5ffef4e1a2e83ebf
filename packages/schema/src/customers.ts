import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { CustomerPreferences, LifetimeMetrics, PetRhythm, PredictedBehavior, RelationshipPart } from './customer-predictions'
import { RfmSegmentEnum } from './customer-enums'
import { AcquisitionChannelEnum, CustomerSegmentEnum } from './enums'
import { Money } from './money'
import { DateTimeScalar } from './scalars'
import type { AcquisitionChannel, CustomerSegment, RfmSegment } from './vocabulary'

@ObjectType({ description: 'An animal in care.' })
export class Pet {
  @Field(() => ID, { simple: true, description: 'Id of the pet.' })
  id!: string

  @Field(() => String, { simple: true, description: 'Its name.' })
  name!: string

  @Field(() => String, { simple: true, description: 'Dog, cat, …; "Other" when unknown.' })
  species!: string

  @Field(() => String, { nullable: true, simple: true, description: 'Its breed; null when unknown.' })
  breed!: string | null

  @Field(() => PetRhythm, { nullable: true, description: 'How often it comes; null without a completed visit.' })
  rhythm!: PetRhythm | null
}

@ObjectType({ description: 'How a customer stands with the provider, by the bookings that were completed.' })
export class CustomerAnalytics {
  @Field(() => CustomerSegmentEnum, { simple: true, description: 'VIP, REGULAR, AT_RISK or NEW, as of now; never ALL.' })
  segment!: CustomerSegment

  @Field(() => RfmSegmentEnum, {
    nullable: true,
    simple: true,
    description: 'By recency, frequency and monetary value; null without a completed booking.',
  })
  rfmSegment!: RfmSegment | null

  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'How lately they came, 1–5 (5 latest); null without a completed booking.',
  })
  recencyScore!: number | null

  @Field(() => Int, { nullable: true, simple: true, description: 'How often they came, 1–5; null without a completed booking.' })
  frequencyScore!: number | null

  @Allow('revenue.view')
  @Field(() => Int, { nullable: true, description: 'How much they spent, 1–5; null without a completed booking.' })
  monetaryScore!: number | null

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'How good the relationship is, 0–100; null without a completed booking.',
  })
  relationshipScore!: number | null

  @Field(() => [RelationshipPart], { simple: true, description: 'What the relationship score is made of; empty without one.' })
  relationshipParts!: RelationshipPart[]

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'Probability not to come again within their horizon, 0–1; null with too few visits.',
  })
  churnRisk!: number | null

  @Field(() => Int, { nullable: true, simple: true, description: 'Number of the behavioural cluster; null for none.' })
  cluster!: number | null

  @Field(() => DateTimeScalar, { nullable: true, simple: true, description: 'Start of the first booking; null before there is one.' })
  firstBookingAt!: Date | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    simple: true,
    description: 'Start of the last completed booking; null before there is one.',
  })
  lastBookingAt!: Date | null

  @Field(() => Int, { simple: true, description: 'Completed bookings.' })
  totalBookings!: number

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What they have paid in all, refunds deducted.' })
  totalSpent!: Money | null

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What a completed booking brought on average.' })
  averageBookingValue!: Money | null
}

@ObjectType({ description: 'Somebody who books with the provider.' })
export class Customer {
  @Field(() => ID, { simple: true, description: 'Id of the customer.' })
  id!: string

  @Field(() => String, { simple: true, description: 'Full name.' })
  name!: string

  @Allow('customers.view')
  @Field(() => String, { nullable: true, description: 'E-mail address; null when unknown.' })
  email!: string | null

  @Allow('customers.view')
  @Field(() => String, { nullable: true, description: 'Phone number; null when unknown.' })
  phone!: string | null

  @Allow('customers.view')
  @Field(() => String, { nullable: true, description: 'Postal address; null when unknown.' })
  address!: string | null

  @Field(() => String, { nullable: true, simple: true, description: 'URL of a portrait; null when there is none.' })
  photoUrl!: string | null

  @Field(() => AcquisitionChannelEnum, { nullable: true, description: 'How they came; null when unknown.' })
  source!: AcquisitionChannel | null

  @Allow('customers.view')
  @Field(() => Boolean, { nullable: true, description: 'Whether they agreed to e-mail of campaigns; null when nobody knows.' })
  emailConsent!: boolean | null

  @Allow('customers.view')
  @Field(() => Boolean, { nullable: true, description: 'Whether they agreed to text messages of campaigns; null when nobody knows.' })
  smsConsent!: boolean | null

  @Field(() => [Pet], { description: 'Their animals, by name.' })
  pets!: Pet[]

  @Field(() => [String], { description: "The team's tags, in alphabetical order." })
  tags!: string[]

  @Field(() => CustomerAnalytics, { description: 'How they stand with the provider.' })
  analytics!: CustomerAnalytics

  @Allow('customers.view')
  @Field(() => CustomerPreferences, { nullable: true, description: 'What they like.' })
  preferences!: CustomerPreferences | null

  @Allow('customers.view')
  @Field(() => LifetimeMetrics, { nullable: true, description: 'What they have been worth and are expected to be.' })
  lifetime!: LifetimeMetrics | null

  @Allow('customers.view')
  @Field(() => PredictedBehavior, { nullable: true, description: 'What they will probably do.' })
  predictedBehavior!: PredictedBehavior | null
}
