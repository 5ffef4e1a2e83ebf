import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { BusinessEventTypeEnum } from './enums'
import { DateTimeScalar, JsonScalar } from './scalars'
import type { BusinessEventType } from './vocabulary'

@InputType({ description: 'Something that happened in the business, as the sender knows it. Refs are the sender\'s own stable names and create what they name on first sight.' })
export class BusinessEventInput {
  @Field(() => ID, { description: "The sender's own UUID; sending it again changes nothing." })
  id!: string

  @Field(() => BusinessEventTypeEnum, { description: 'What happened; decides what the payload must hold.' })
  type!: BusinessEventType

  @Field(() => DateTimeScalar, { description: 'When it happened; decides the day that it counts for.' })
  occurredAt!: Date

  @Field(() => JsonScalar, { description: 'What belongs to the type; see each value of BusinessEventType.' })
  payload!: unknown
}

@ObjectType({ simpleResolvers: true, description: 'What became of the events that were sent.' })
export class RecordedEvents {
  @Field(() => Int, { description: 'How many were new.' })
  recorded!: number

  @Field(() => Int, { description: 'How many were known already and changed nothing.' })
  duplicates!: number

  @Field(() => ID, { description: "The provider's version after them." })
  version!: string
}
