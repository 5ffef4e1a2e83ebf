import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ExportFormatEnum, ExportStatusEnum } from './customer-enums'
import { CustomerSegmentEnum, CustomerSortEnum } from './enums'
import { DateTimeScalar } from './scalars'
import { SegmentCriteriaInput } from './segments'
import type { CustomerSegment, CustomerSort, ExportFormat, ExportStatus } from './vocabulary'

@InputType({ description: 'Customers for a file: those that a list with the same segment, criteria and search shows.' })
export class ExportCustomersInput {
  @Field(() => ExportFormatEnum, { description: 'The format of the file.' })
  format!: ExportFormat

  @Field(() => [String], {
    description:
      'The columns, in this order: NAME, EMAIL, PHONE, ADDRESS, TAGS, PETS, ACQUISITION_CHANNEL, CUSTOMER_SEGMENT, RFM_SEGMENT, FIRST_BOOKING_AT, LAST_BOOKING_AT, TOTAL_BOOKINGS, TOTAL_SPENT, AVERAGE_BOOKING_VALUE, PREFERRED_SERVICE, RELATIONSHIP_SCORE, CHURN_RISK, LIFETIME_VALUE, NEXT_BOOKING_AT, EMAIL_CONSENT, SMS_CONSENT, CUSTOMER_ID. Amounts need `revenue.view`.',
  })
  fields!: string[]

  @Field(() => CustomerSegmentEnum, { nullable: true, description: 'Which customers; everybody when left out.' })
  segment?: CustomerSegment | null

  @Field(() => ID, { nullable: true, description: 'Only those of a segment.' })
  segmentId?: string | null

  @Field(() => SegmentCriteriaInput, { nullable: true, description: 'Only those who meet this.' })
  criteria?: SegmentCriteriaInput | null

  @Field(() => String, { nullable: true, description: 'Only those whom a search for this finds, as in `customers`.' })
  search?: string | null

  @Field(() => [ID], { nullable: true, description: 'Only these; at most 10,000. Ids of nobody are passed over.' })
  customerIds?: string[] | null

  @Field(() => CustomerSortEnum, { nullable: true, description: 'In which order; by value when left out.' })
  sortBy?: CustomerSort | null
}

@ObjectType({ description: 'A file of customers that is made in the background.' })
export class Export {
  @Field(() => ID, { simple: true, description: 'Id of the export.' })
  id!: string

  @Field(() => ExportStatusEnum, { simple: true, description: 'Where it stands.' })
  status!: ExportStatus

  @Field(() => ExportFormatEnum, { simple: true, description: 'The format of the file.' })
  format!: ExportFormat

  @Field(() => String, { simple: true, description: 'Name of the file.' })
  fileName!: string

  @Field(() => Float, { simple: true, description: 'How much of it is written, 0–1.' })
  progress!: number

  @Field(() => Int, { nullable: true, simple: true, description: 'Customers in it so far; null before it runs.' })
  rowCount!: number | null

  @Field(() => Int, { nullable: true, simple: true, description: 'Customers in it when it is ready; null before it runs.' })
  totalRows!: number | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Size of the file in bytes; null before it is ready.' })
  sizeBytes!: number | null

  @Field(() => String, { nullable: true, simple: true, description: 'Why it failed, in words; null otherwise.' })
  problem!: string | null

  @Field(() => DateTimeScalar, { simple: true, description: 'When it was asked for.' })
  createdAt!: Date

  @Field(() => String, { nullable: true, description: 'Who asked for it; null when they are not in the team any more.' })
  requestedBy!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Where it can be fetched for a quarter of an hour by who is signed in to the provider; null unless it is ready.',
  })
  downloadUrl!: string | null

  @Field(() => DateTimeScalar, { nullable: true, simple: true, description: 'When the file is deleted; null before it is ready.' })
  expiresAt!: Date | null
}
