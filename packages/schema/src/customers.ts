import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { CustomerSegmentEnum } from './enums'
import { Money } from './money'
import { DateTimeScalar } from './scalars'
import type { CustomerSegment } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'An animal in care.' })
export class Pet {
  @Field(() => ID, { description: 'Id of the pet.' })
  id!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => String, { description: 'Dog, cat, …; "Other" when unknown.' })
  species!: string

  @Field(() => String, { nullable: true, description: 'Its breed; null when unknown.' })
  breed!: string | null
}

@ObjectType({ description: 'How a customer stands with the provider, by the bookings that were completed.' })
export class CustomerAnalytics {
  @Field(() => CustomerSegmentEnum, { simple: true, description: 'VIP, REGULAR, AT_RISK or NEW, as of now; never ALL.' })
  segment!: CustomerSegment

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

  @Field(() => [Pet], { description: 'Their animals, by name.' })
  pets!: Pet[]

  @Field(() => [String], { description: "The team's tags, in alphabetical order." })
  tags!: string[]

  @Field(() => CustomerAnalytics, { description: 'How they stand with the provider.' })
  analytics!: CustomerAnalytics
}
