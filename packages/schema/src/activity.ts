import { ArgsType, Field, ID, ObjectType } from 'type-graphql'
import { Booking } from './bookings'
import { PageArgs, connectionOf } from './connection'
import { Customer } from './customers'
import { BusinessEventTypeEnum } from './enums'
import { DateTimeScalar } from './scalars'
import { TeamMember } from './team'
import type { BusinessEventType } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'Something that happened, told in a sentence.' })
export class ActivityItem {
  @Field(() => ID, { description: 'Id of the event.' })
  id!: string

  @Field(() => BusinessEventTypeEnum, { description: 'What happened.' })
  type!: BusinessEventType

  @Field(() => String, { description: "One English sentence; times are of the provider's zone, money of its currency." })
  summary!: string

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date

  @Field(() => Booking, {
    nullable: true,
    description: 'The booking that it is about; null when it is about none, or none that is known yet.',
  })
  booking!: Booking | null

  @Field(() => Customer, { nullable: true, description: 'The customer that it is about; null when it is about none.' })
  customer!: Customer | null

  @Field(() => TeamMember, { nullable: true, description: 'The team member in charge; null when there is none.' })
  member!: TeamMember | null

  @Field(() => ID, { description: "The provider's version that brought it." })
  version!: string
}

export const ActivityConnection = connectionOf('Activity', () => ActivityItem)

@ArgsType()
export class ActivityArgs extends PageArgs {
  @Field(() => [BusinessEventTypeEnum], {
    nullable: true,
    description:
      'Only these types. Left out: all but profile views and campaign messages sent, opened and clicked, which are too many to read.',
  })
  types?: BusinessEventType[] | null
}
