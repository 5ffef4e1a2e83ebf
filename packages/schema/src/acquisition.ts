import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { AcquisitionChannelEnum } from './enums'
import { Money } from './money'
import { DateRange } from './period'
import { DateScalar, DecimalScalar } from './scalars'
import type { AcquisitionChannel } from './vocabulary'

@ObjectType({ description: 'What one channel brought, and what it cost.' })
export class AcquisitionSource {
  @Field(() => AcquisitionChannelEnum, { nullable: true, simple: true, description: 'The channel; null where it was not told.' })
  channel!: AcquisitionChannel | null

  @Field(() => Int, { simple: true, description: 'Customers whose first completed booking came by it.' })
  newCustomers!: number

  @Field(() => Float, { nullable: true, simple: true, description: 'Share of the new customers, 0–1; null without any.' })
  share!: number | null

  @Field(() => Int, { simple: true, description: 'Inquiries that came by it.' })
  inquiries!: number

  @Field(() => Int, { simple: true, description: 'Profile views that came by it.' })
  profileViews!: number

  @Allow('finance.view')
  @Field(() => Money, {
    nullable: true,
    description: 'What it cost in the span: campaigns and channel spend, spread evenly over their days.',
  })
  spend!: Money | null

  @Allow('finance.view')
  @Field(() => Money, { nullable: true, description: 'Spend per new customer; null without spend or without new customers.' })
  costPerCustomer!: Money | null

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What the bookings that came by it earned in the span, refunds deducted.' })
  revenue!: Money | null
}

@ObjectType({ simpleResolvers: true, description: 'One step on the way to a regular customer.' })
export class FunnelStage {
  @Field(() => String, { description: 'PROFILE_VIEW, INQUIRY, FIRST_BOOKING or SECOND_BOOKING.' })
  name!: string

  @Field(() => String, { description: 'Its name for people.' })
  title!: string

  @Field(() => String, { description: 'What is counted.' })
  definition!: string

  @Field(() => Int, { description: 'How many.' })
  count!: number

  @Field(() => Float, { nullable: true, description: 'Share of the step before, 0–1; null for the first step and after an empty one.' })
  conversionRate!: number | null

  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval (Wilson).' })
  low!: number | null

  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval (Wilson).' })
  high!: number | null

  @Field(() => Int, { nullable: true, description: 'How many of the step before are missing; null for the first, never below 0.' })
  dropOff!: number | null
}

@ObjectType({ simpleResolvers: true, description: 'New customers of one step of the series.' })
export class AcquisitionPoint {
  @Field(() => DateScalar, { description: 'First day of the step.' })
  date!: string

  @Field(() => Int, { description: 'Customers whose first completed booking was completed in it.' })
  newCustomers!: number
}

@ObjectType({ description: 'How customers were won over a span, and at what cost.' })
export class CustomerAcquisition {
  @Field(() => DateRange, { simple: true, description: 'The days that are counted.' })
  period!: DateRange

  @Field(() => DateRange, { simple: true, description: 'As many days, whole weeks before.' })
  comparedWith!: DateRange

  @Field(() => Int, { simple: true, description: 'Customers whose first completed booking was completed in the span.' })
  newCustomers!: number

  @Field(() => Int, { simple: true, description: 'The same of the span before.' })
  previousNewCustomers!: number

  @Allow('finance.view')
  @Field(() => Money, { nullable: true, description: 'What all channels cost.' })
  spend!: Money | null

  @Allow('finance.view')
  @Field(() => Money, { nullable: true, description: 'Spend per new customer; null without spend or without new customers.' })
  acquisitionCost!: Money | null

  @Field(() => [AcquisitionSource], { simple: true, description: 'By channel, most new customers first.' })
  sources!: AcquisitionSource[]

  @Field(() => [FunnelStage], { description: 'Profile view → inquiry → first booking → second booking.' })
  conversionFunnel!: FunnelStage[]

  @Field(() => [AcquisitionPoint], { simple: true, description: 'Along the span, without gaps.' })
  series!: AcquisitionPoint[]
}

@ObjectType({ description: 'What a channel cost besides campaigns.' })
export class ChannelSpend {
  @Field(() => ID, { simple: true, description: 'Id of the entry.' })
  id!: string

  @Field(() => AcquisitionChannelEnum, { simple: true, description: 'The channel.' })
  channel!: AcquisitionChannel

  @Allow('finance.view')
  @Field(() => Money, { nullable: true, description: 'What it cost in all.' })
  amount!: Money | null

  @Field(() => DateScalar, { simple: true, description: 'First of the days that it is spread over.' })
  startsOn!: string

  @Field(() => DateScalar, { simple: true, description: 'Last of them.' })
  endsOn!: string

  @Field(() => String, { nullable: true, simple: true, description: 'What it was for.' })
  note!: string | null
}

@InputType({ description: 'What a channel cost.' })
export class ChannelSpendInput {
  @Field(() => AcquisitionChannelEnum, { description: 'The channel.' })
  channel!: AcquisitionChannel

  @Field(() => DecimalScalar, { description: "More than 0, in the provider's currency." })
  amount!: string

  @Field(() => DateScalar, { description: 'First of the days that it is spread over.' })
  startsOn!: string

  @Field(() => DateScalar, { description: 'Last of them; not before the first, at most 366 days.' })
  endsOn!: string

  @Field(() => String, { nullable: true, description: 'What it was for; up to 200 characters.' })
  note?: string | null
}
