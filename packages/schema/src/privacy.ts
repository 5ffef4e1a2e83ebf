import { Field, Int, ObjectType } from 'type-graphql'
import { RetentionKindEnum } from './enums'
import { DateTimeScalar } from './scalars'
import type { RetentionKind } from './vocabulary'

@ObjectType({
  simpleResolvers: true,
  description: 'How long one kind of personal data is kept. What is older goes in the following night.',
})
export class RetentionPolicy {
  @Field(() => RetentionKindEnum, { description: 'The kind of data.' })
  kind!: RetentionKind

  @Field(() => String, { description: 'What goes, and what stays, in a sentence.' })
  description!: string

  @Field(() => Int, { nullable: true, description: 'Days that it is kept; null: for ever.' })
  keepDays!: number | null

  @Field(() => Int, { nullable: true, description: 'Days that it is kept where nobody has chosen; null: for ever.' })
  defaultKeepDays!: number | null

  @Field(() => Int, { description: 'The fewest days that can be chosen.' })
  leastKeepDays!: number

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was chosen; null while it is the default.' })
  updatedAt!: Date | null
}
