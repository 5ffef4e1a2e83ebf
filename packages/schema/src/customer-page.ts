import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Customer } from './customers'
import { AcquisitionChannelEnum, CustomerSegmentEnum, CustomerSortEnum } from './enums'
import { SegmentCriteriaInput } from './segments'
import type { AcquisitionChannel, CustomerSegment, CustomerSort } from './vocabulary'
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

@InputType({ description: 'A new customer.' })
export class CreateCustomerInput {
  @Field(() => String, { description: 'Full name; 1–200 characters.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone?: string | null

  @Field(() => AcquisitionChannelEnum, { nullable: true, description: 'How they came.' })
  source?: AcquisitionChannel | null
}

@InputType({ description: 'What is known of a customer otherwise from now on; what is left out stays, null takes away.' })
export class UpdateCustomerInput {
  @Field(() => String, { nullable: true, description: 'Full name; 1–200 characters. It cannot be taken away.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'Postal address; at most 500 characters.' })
  address?: string | null

  @Field(() => AcquisitionChannelEnum, { nullable: true, description: 'How they came.' })
  source?: AcquisitionChannel | null

  @Field(() => Boolean, { nullable: true, description: 'Whether they agreed to e-mail of campaigns; null for unknown.' })
  emailConsent?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether they agreed to text messages of campaigns; null for unknown.' })
  smsConsent?: boolean | null
}
