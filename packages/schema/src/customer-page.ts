import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import { Customer } from './customers'
import { CustomerSegmentEnum, CustomerSortEnum } from './enums'
import { SegmentCriteriaInput } from './segments'
import type { CustomerSegment, CustomerSort } from './vocabulary'
import { MAX_PAGE } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'How many customers a segment has.' })
export class SegmentCount {
  @Field(() => CustomerSegmentEnum, { description: 'The segment.' })
  segment!: CustomerSegment

  @Field(() => Int, { description: 'Customers in it who meet the search.' })
  count!: number
}

@ObjectType({ simpleResolvers: true, description: 'One page of customers.' })
export class CustomerPage {
  @Field(() => [Customer], { description: 'The customers of the page.' })
  customers!: Customer[]

  @Field(() => [SegmentCount], { description: 'Every segment with its size, ALL first.' })
  segments!: SegmentCount[]

  @Field(() => Int, { description: 'How many customers there are on all pages.' })
  totalCount!: number

  @Field(() => Int, { description: 'Which page it is, counted from 1.' })
  page!: number

  @Field(() => Int, { description: 'How many customers a page has at most.' })
  pageSize!: number
}

@ArgsType()
export class CustomersArgs {
  @Field(() => CustomerSegmentEnum, { defaultValue: 'ALL', description: 'Which customers.' })
  segment!: CustomerSegment

  @Field(() => ID, { nullable: true, description: 'Only those of a segment; NOT_FOUND for an id of none.' })
  segmentId?: string | null

  @Field(() => SegmentCriteriaInput, { nullable: true, description: 'Only those who meet this.' })
  criteria?: SegmentCriteriaInput | null

  @Field(() => CustomerSortEnum, {
    defaultValue: 'VALUE',
    description: 'By what they are sorted; without `revenue.view` VALUE means FREQUENCY.',
  })
  sortBy!: CustomerSort

  @Field(() => String, {
    nullable: true,
    description: 'The beginning of a word of their name or of a pet, a whole tag, or a whole e-mail address or telephone number.',
  })
  search?: string | null

  @Field(() => Int, { defaultValue: 1, description: 'Which page, counted from 1.' })
  page!: number

  @Field(() => Int, { defaultValue: 25, description: `How many customers a page has; 1–${MAX_PAGE}.` })
  pageSize!: number
}
