import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { CustomerSegmentEnum } from './enums'
import { SegmentCriteriaInput } from './segments'
import type { CustomerSegment } from './vocabulary'

@InputType({
  description: 'Whom a change is for: the ids, or everybody whom a list with the same segment, criteria and search shows. At most 10,000.',
})
export class CustomerSelectionInput {
  @Field(() => [ID], { nullable: true, description: 'These customers; the rest is left out then.' })
  ids?: string[] | null

  @Field(() => CustomerSegmentEnum, { nullable: true, description: 'Those of a standing.' })
  segment?: CustomerSegment | null

  @Field(() => ID, { nullable: true, description: 'Those of a segment.' })
  segmentId?: string | null

  @Field(() => SegmentCriteriaInput, { nullable: true, description: 'Those who meet this.' })
  criteria?: SegmentCriteriaInput | null

  @Field(() => String, { nullable: true, description: 'Those whom a search finds.' })
  search?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'A tag, and who got or lost it.' })
export class TagMove {
  @Field(() => String, { description: 'The tag, as it is or was written with these customers.' })
  tag!: string

  @Field(() => [ID], { description: 'The customers.' })
  customerIds!: string[]
}

@ObjectType({ simpleResolvers: true, description: 'Customers whose tags were changed.' })
export class TaggedCustomers {
  @Field(() => Int, { description: 'How many had other tags before.' })
  changedCount!: number

  @Field(() => [ID], { description: 'Who got a tag that they did not have: to undo it, take it from these.' })
  addedTo!: string[]

  @Field(() => [ID], { description: 'Who lost a tag that they had: to undo it, give it to these.' })
  removedFrom!: string[]

  @Field(() => [TagMove], { description: 'Each tag that was given, with who did not have it before.' })
  added!: TagMove[]

  @Field(() => [TagMove], { description: 'Each tag that was taken, in each spelling, with who had it before.' })
  removed!: TagMove[]
}
