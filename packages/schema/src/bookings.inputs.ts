import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { PageArgs } from './connection'
import { CreateCustomerInput } from './customer.inputs'
import { AcquisitionChannelEnum, BookingDateBasisEnum, BookingStatusEnum, SortDirectionEnum } from './enums'
import { DateScalar, DateTimeScalar, DecimalScalar } from './scalars'
import type { AcquisitionChannel, BookingDateBasis, BookingStatus, SortDirection } from './vocabulary'

@InputType({ description: 'Which bookings; every condition given must hold.' })
export class BookingFilter {
  @Field(() => [BookingStatusEnum], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  status?: BookingStatus[] | null

  @Field(() => BookingDateBasisEnum, {
    defaultValue: 'STARTS_AT',
    description: 'Which instant `from` and `to` speak of; the list is sorted by it as well.',
  })
  basis!: BookingDateBasis

  @Field(() => DateScalar, { nullable: true, description: "First day, in the provider's time zone." })
  from?: string | null

  @Field(() => DateScalar, { nullable: true, description: "Last day, included, in the provider's time zone." })
  to?: string | null

  @Field(() => ID, { nullable: true, description: 'Of this customer; an unknown id matches nothing.' })
  customerId?: string | null

  @Field(() => ID, { nullable: true, description: 'Of this service; an unknown id matches nothing.' })
  serviceId?: string | null

  @Field(() => ID, { nullable: true, description: 'In the charge of this team member; an unknown id matches nothing.' })
  assignedToId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether nobody is in charge.' })
  isUnassigned?: boolean | null

  @Field(() => AcquisitionChannelEnum, { nullable: true, description: 'That came this way.' })
  source?: AcquisitionChannel | null

  @Field(() => Int, { nullable: true, description: 'That begin on this local ISO weekday, 1 = Monday … 7 = Sunday.' })
  weekday?: number | null

  @Field(() => Int, { nullable: true, description: 'That begin in this local hour, 0–23.' })
  hour?: number | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether it is its customer's first completed booking: those that `customers.new` counts, or the completed ones after them.",
  })
  isFirstVisit?: boolean | null

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Of customers who had a booking completed for the first time on this day or later: a cohort. Nothing for who sees only their own work.',
  })
  firstVisitFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The same, on this day or earlier.' })
  firstVisitTo?: string | null

  @Field(() => String, {
    nullable: true,
    description: "The beginning of any word of the customer's name, upper or lower case; at most 100 characters.",
  })
  search?: string | null
}

@ArgsType()
export class BookingsArgs extends PageArgs {
  @Field(() => BookingFilter, { nullable: true, description: 'Which bookings; all when left out.' })
  filter?: BookingFilter | null

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC', description: 'By the instant of `filter.basis`.' })
  direction!: SortDirection
}

@InputType({ description: 'A booking to be made.' })
export class CreateBookingInput {
  @Field(() => ID, { nullable: true, description: 'Who comes; see `customerSearch`. Either this or `newCustomer`.' })
  customerId?: string | null

  @Field(() => CreateCustomerInput, {
    nullable: true,
    description:
      'Who comes for the first time, and is added with the booking; needs `customers.manage`. Its `source` is that of the booking.',
  })
  newCustomer?: CreateCustomerInput | null

  @Field(() => ID, { description: 'For what; an active service of `bookingOptions`.' })
  serviceId!: string

  @Field(() => DateTimeScalar, { description: 'When it begins; may lie in the past, for what was not written down at once.' })
  startsAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; as long as the service takes when left out.' })
  endsAt?: Date | null

  @Field(() => ID, { nullable: true, description: 'Which animal; one of that customer.' })
  petId?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Name of an animal that is not known yet, at most 100 characters; one of that name is taken where there is one. Instead of `petId`.',
  })
  petName?: string | null

  @Field(() => ID, { nullable: true, description: 'Who takes care; an active team member.' })
  assignedToId?: string | null

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Agreed price in the provider's currency; that of the service when left out.",
  })
  price?: string | null

  @Field(() => AcquisitionChannelEnum, { nullable: true, description: 'How it came; DIRECT when left out.' })
  source?: AcquisitionChannel | null

  @Field(() => String, { nullable: true, description: 'Notes for the team; at most 5,000 characters.' })
  notes?: string | null
}

@InputType({ description: 'What changes; a field left out stays as it is.' })
export class UpdateBookingInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'New start; without `endsAt` the booking keeps its length.' })
  startsAt?: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'New end.' })
  endsAt?: Date | null

  @Field(() => ID, { nullable: true, description: 'Who takes care from now on; null takes the member off.' })
  assignedToId?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'New agreed price.' })
  price?: string | null

  @Field(() => String, { nullable: true, description: 'New notes; null or empty removes them.' })
  notes?: string | null
}

@InputType({ description: 'How a booking was completed.' })
export class CompleteBookingInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When; now when left out, never later. Decides the day on which the revenue counts.',
  })
  completedAt?: Date | null

  @Field(() => DecimalScalar, { nullable: true, description: 'What was charged; the agreed price when left out.' })
  price?: string | null
}

@InputType({ description: 'Money to be given back.' })
export class RefundBookingInput {
  @Field(() => DecimalScalar, { description: 'More than 0 and no more than what is left of the price.' })
  amount!: string

  @Field(() => String, { nullable: true, description: 'Why; at most 2,000 characters.' })
  reason?: string | null
}
