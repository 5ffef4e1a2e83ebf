import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Allow } from './allow'
import { Customer } from './customers'
import { SegmentFieldEnum, SegmentOperatorEnum } from './customer-enums'
import { Money } from './money'
import { DateScalar, DateTimeScalar, JsonScalar } from './scalars'
import type { SegmentField, SegmentOperator } from './vocabulary'

@InputType({
  description:
    'Which customers: exactly one of all, any, not, or a condition of field, operator and value. At most 8 levels and 100 conditions.',
})
export class SegmentCriteriaInput {
  @Field(() => [SegmentCriteriaInput], { nullable: true, description: 'Meets all of these; an empty list is everybody.' })
  all?: SegmentCriteriaInput[] | null

  @Field(() => [SegmentCriteriaInput], { nullable: true, description: 'Meets at least one of these; an empty list is nobody.' })
  any?: SegmentCriteriaInput[] | null

  @Field(() => SegmentCriteriaInput, { nullable: true, description: 'Does not meet this.' })
  not?: SegmentCriteriaInput | null

  @Field(() => SegmentFieldEnum, { nullable: true, description: 'What is asked.' })
  field?: SegmentField | null

  @Field(() => SegmentOperatorEnum, { nullable: true, description: 'How it is compared.' })
  operator?: SegmentOperator | null

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'With what: a number or decimal string, text, date, true or false, or a list of these.',
  })
  value?: unknown
}

@InputType({ description: 'A segment to be kept.' })
export class SegmentInput {
  @Field(() => String, { description: 'Its name, which no other segment has; 1–200 characters.' })
  name!: string

  @Field(() => SegmentCriteriaInput, { description: 'Who belongs to it.' })
  criteria!: SegmentCriteriaInput

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '`updatedAt` of the segment as it was read; CONFLICT when somebody changed it meanwhile. Only for a change.',
  })
  ifUpdatedAt?: Date | null
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many of a segment a message could reach: who agreed and whose contact data are known.',
})
export class SegmentReach {
  @Field(() => Int, { description: 'By e-mail.' })
  byEmail!: number

  @Field(() => Int, { description: 'By text message.' })
  bySms!: number

  @Field(() => Int, { description: 'By either.' })
  byEither!: number
}

@ObjectType({ simpleResolvers: true, description: 'Who came into a segment and who left it since a day.' })
export class SegmentChange {
  @Field(() => DateScalar, { description: 'The day with which it is compared.' })
  since!: string

  @Field(() => Int, { description: 'Customers who are in it now and were not then.' })
  joinedCount!: number

  @Field(() => Int, { description: 'Customers who were in it then and are not now; erased ones left out.' })
  leftCount!: number

  @Field(() => [Customer], { description: 'Up to ten of those who joined.' })
  joined!: Customer[]

  @Field(() => [Customer], { description: 'Up to ten of those who left.' })
  left!: Customer[]
}

@ObjectType({ description: 'Customers who have something in common, counted as of now.' })
export class Segment {
  @Field(() => ID, { simple: true, description: 'Id of the segment; built-in ones have ids such as rfm-champions.' })
  id!: string

  @Field(() => String, { simple: true, description: 'Its name.' })
  name!: string

  @Field(() => String, { nullable: true, simple: true, description: 'What it means; null for those that the provider made.' })
  description!: string | null

  @Field(() => JsonScalar, { simple: true, description: 'Who belongs to it, in the shape of SegmentCriteriaInput.' })
  criteria!: unknown

  @Field(() => Boolean, { simple: true, description: 'Whether it comes with the dashboard and cannot be changed.' })
  isBuiltIn!: boolean

  @Field(() => DateTimeScalar, { nullable: true, simple: true, description: 'When it was changed last; null for built-in ones.' })
  updatedAt!: Date | null

  @Field(() => Int, { description: 'How many customers are in it.' })
  customerCount!: number

  @Field(() => Float, { nullable: true, description: 'Share of all customers, 0–1; null without customers.' })
  share!: number | null

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What one of them has spent on average; null for an empty segment.' })
  averageValue!: Money | null

  @Field(() => SegmentReach, { description: 'How many of them a message could reach.' })
  reach!: SegmentReach

  @Field(() => SegmentChange, {
    nullable: true,
    description:
      'Who joined and left since the beginning of the month, or since it was made or changed if that was later; null before the first count.',
  })
  change!: SegmentChange | null
}

@ObjectType({ description: 'How large a segment would be.' })
export class SegmentEstimate {
  @Field(() => Int, { simple: true, description: 'How many customers are in it.' })
  customerCount!: number

  @Field(() => Float, { nullable: true, simple: true, description: 'Share of all customers, 0–1; null without customers.' })
  share!: number | null

  @Allow('revenue.view')
  @Field(() => Money, { nullable: true, description: 'What one of them has spent on average; null for an empty segment.' })
  averageValue!: Money | null

  @Field(() => SegmentReach, { simple: true, description: 'How many of them a message could reach.' })
  reach!: SegmentReach

  @Field(() => [Customer], { simple: true, description: 'Up to five of them, who spent most first.' })
  sample!: Customer[]
}
