import { Field, ID, ObjectType } from 'type-graphql'
import { Booking } from './bookings'
import { connectionOf } from './connection'
import { Customer } from './customers'
import { BusinessEventTypeEnum } from './enums'
import { DateTimeScalar } from './scalars'
import { TeamMember } from './team'
import type { BusinessEventType } from './vocabulary'

@ObjectType({ description: 'Something that happened, told in a sentence.' })
export class ActivityItem {
  @Field(() => ID, { simple: true, description: 'Id of the event.' })
  id!: string

  @Field(() => BusinessEventTypeEnum, { simple: true, description: 'What happened.' })
  type!: BusinessEventType

  @Field(() => String, { description: 'The sentence.' })
  summary!: string

  @Field(() => DateTimeScalar, { simple: true, description: 'When it happened.' })
  at!: Date

  @Field(() => Booking, { nullable: true, description: 'The booking that it is about; null when it is about none, or none that is known yet.' })
  booking!: Booking | null

  @Field(() => Customer, { nullable: true, description: 'The customer that it is about; null when it is about none.' })
  customer!: Customer | null

  @Field(() => TeamMember, { nullable: true, description: 'The team member in charge; null when there is none.' })
  member!: TeamMember | null

  @Field(() => ID, { simple: true, description: "The provider's version that brought it." })
  version!: string
}

@ObjectType('ActivityConnection', { description: 'One page of what happened, newest first.' })
export class ActivityConnection extends connectionOf('Activity', () => ActivityItem) {}
