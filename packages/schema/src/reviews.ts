import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from './connection'
import { DateTimeScalar } from './scalars'

@ObjectType({ simpleResolvers: true, description: 'A public rating by a customer.' })
export class Review {
  @Field(() => ID, { description: 'Id of the review: that of the event that brought it.' })
  id!: string

  @Field(() => Int, { description: 'Stars, 1 to 5.' })
  rating!: number

  @Field(() => String, { nullable: true, description: 'What the customer wrote; null when there are only stars.' })
  text!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  reviewedAt!: Date

  @Field(() => String, { nullable: true, description: 'What the business answered; null without an answer.' })
  response!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it answered; null without an answer.' })
  respondedAt!: Date | null
}

export const ReviewConnection = connectionOf('Review', () => Review)
