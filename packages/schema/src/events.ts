import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { BusinessEventTypeEnum } from './enums'
import { DateTimeScalar, JsonScalar } from './scalars'
import type { BusinessEventType } from './vocabulary'

@InputType({ description: 'Something that happened in the business, told by whoever knows it first.' })
export class BusinessEventInput {
  @Field(() => ID, { description: "The sender's own UUID of the event; sending it again changes nothing." })
  id!: string

  @Field(() => BusinessEventTypeEnum, { description: 'What happened.' })
  type!: BusinessEventType

  @Field(() => DateTimeScalar, { description: 'When it happened; decides the day that it counts for. At most two days ahead.' })
  occurredAt!: Date

  @Field(() => JsonScalar, {
    description:
      "An object; its fields are listed at each event type, `?` marks what may be left out. Refs are the sender's own stable names and create what they name on first sight; amounts are decimal strings, instants RFC 3339. Events of a booking that is not known yet wait for it.",
  })
  payload!: unknown
}

@ObjectType({
  simpleResolvers: true,
  description: 'What became of the events that were sent; they are stored and counted once this is answered.',
})
export class RecordedEvents {
  @Field(() => Int, { description: 'How many were new.' })
  recorded!: number

  @Field(() => Int, { description: 'How many were known by their id already, and so changed nothing.' })
  duplicates!: number

  @Field(() => ID, { description: "The provider's version after them: pass it to a subscription as `since`." })
  version!: string
}
