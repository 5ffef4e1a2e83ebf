import { MaxLength } from 'class-validator'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { connectionOf } from './connection'
import { Customer, Pet } from './customers'
import { AcquisitionChannelEnum, BookingStatusEnum, MetricBasisEnum } from './enums'
import { Money } from './money'
import { DateScalar, DateTimeScalar, DecimalScalar } from './scalars'
import { TeamMember } from './team'
import type { AcquisitionChannel, BookingStatus, MetricBasis } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'Something that the provider sells.' })
export class Service {
  @Field(() => ID, { description: 'Id of the service.' })
  id!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => String, { description: 'What kind of service it is.' })
  category!: string

  @Field(() => Int, { description: 'Planned length in minutes.' })
  durationMinutes!: number

  @Field(() => Money, { description: 'List price.' })
  price!: Money

  @Field(() => Boolean, { description: 'Whether it can be booked now.' })
  isActive!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'What a customer said in public.' })
export class Review {
  @Field(() => ID, { description: 'Id of the review.' })
  id!: string

  @Field(() => Int, { description: 'Stars, 1–5.' })
  rating!: number

  @Field(() => String, { nullable: true, description: 'The words; null when there are only stars.' })
  text!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  reviewedAt!: Date
}

@ObjectType({ description: 'An appointment of a customer for a service.' })
export class Booking {
  @Field(() => ID, { simple: true, description: 'Id of the booking.' })
  id!: string

  @Field(() => BookingStatusEnum, { simple: true, description: 'Where it stands.' })
  status!: BookingStatus

  @Field(() => DateTimeScalar, { simple: true, description: 'When it begins.' })
  startsAt!: Date

  @Field(() => DateTimeScalar, { simple: true, description: 'When it ends.' })
  endsAt!: Date

  @Field(() => Money, { simple: true, description: 'What was charged once it is completed, the agreed price before.' })
  price!: Money

  @Field(() => Money, { simple: true, description: 'The agreed price.' })
  bookedPrice!: Money

  @Field(() => AcquisitionChannelEnum, { simple: true, description: 'How the booking came.' })
  source!: AcquisitionChannel

  @Field(() => Customer, { description: 'Who booked.' })
  customer!: Customer

  @Field(() => Service, { description: 'What was booked.' })
  service!: Service

  @Field(() => TeamMember, { nullable: true, description: 'Who is in charge; null while nobody is.' })
  assignedTo!: TeamMember | null

  @Field(() => Pet, { nullable: true, description: 'The animal; null when not named.' })
  pet!: Pet | null

  @Field(() => Review, { nullable: true, description: 'The latest review of this booking; null when there is none.' })
  review!: Review | null

  @Field(() => Money, { description: 'What was given back in all; zero when nothing was.' })
  refunded!: Money

  @Field(() => DateTimeScalar, { simple: true, description: 'When it was booked.' })
  bookedAt!: Date

  @Field(() => DateTimeScalar, { simple: true, nullable: true, description: 'When the animal came; null before.' })
  checkedInAt!: Date | null

  @Field(() => DateTimeScalar, { simple: true, nullable: true, description: 'When it was completed; null while it is not.' })
  completedAt!: Date | null

  @Field(() => DateTimeScalar, { simple: true, nullable: true, description: 'When it was cancelled; null when it is not.' })
  cancelledAt!: Date | null

  @Field(() => String, { simple: true, nullable: true, description: 'Why it was cancelled; null when not said.' })
  cancelReason!: string | null

  @Field(() => String, { simple: true, nullable: true, description: "The team's own notes on it." })
  notes!: string | null

  @Field(() => DateTimeScalar, { simple: true, description: 'When it was entered here.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { simple: true, description: 'Last change; pass it as `expectedUpdatedAt` so that two people do not overwrite each other.' })
  updatedAt!: Date
}

@ObjectType('BookingConnection', { description: 'One page of bookings.' })
export class BookingConnection extends connectionOf('Booking', () => Booking) {}

@ObjectType({ simpleResolvers: true, description: "Today in the provider's time zone, by where each booking stands." })
export class TodayBoard {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string

  @Field(() => [Booking], { description: 'Still to come, by start.' })
  expected!: Booking[]

  @Field(() => [Booking], { description: 'Checked in, with more than half an hour to go.' })
  inCare!: Booking[]

  @Field(() => [Booking], { description: 'Checked in and due to leave within half an hour, or overdue.' })
  goingHome!: Booking[]

  @Field(() => [Booking], { description: 'Completed today, latest first.' })
  finished!: Booking[]
}

@InputType({ description: 'Which bookings; every part that is given must hold.' })
export class BookingFilter {
  @Field(() => [BookingStatusEnum], { nullable: true, description: 'One of these.' })
  status?: BookingStatus[]

  @Field(() => DateScalar, { nullable: true, description: "First day, of the provider's time zone, by `basis`." })
  from?: string

  @Field(() => DateScalar, { nullable: true, description: 'Last day, included.' })
  to?: string

  @Field(() => MetricBasisEnum, { nullable: true, description: 'Which instant `from`, `to` and the order go by: BOOKED_AT, STARTS_AT (when left out) or COMPLETED_AT.' })
  basis?: MetricBasis

  @Field(() => ID, { nullable: true, description: 'Of this customer.' })
  customerId?: string

  @Field(() => ID, { nullable: true, description: 'For this service.' })
  serviceId?: string

  @Field(() => ID, { nullable: true, description: 'Assigned to this team member.' })
  assignedToId?: string

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Part of the customer's name." })
  search?: string

  @Field(() => Boolean, { nullable: true, description: 'Latest first instead of earliest first.' })
  latestFirst?: boolean
}

@InputType({ description: 'A new booking.' })
export class CreateBookingInput {
  @Field(() => ID, { description: 'Who books.' })
  customerId!: string

  @Field(() => ID, { description: 'What is booked.' })
  serviceId!: string

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: "When it ends; left out, the service's length decides." })
  endsAt?: Date

  @Field(() => ID, { nullable: true, description: "One of the customer's pets." })
  petId?: string

  @Field(() => ID, { nullable: true, description: 'Who is in charge.' })
  assignedToId?: string

  @Field(() => DecimalScalar, { nullable: true, description: "Agreed price; left out, the service's list price." })
  price?: string

  @Field(() => AcquisitionChannelEnum, { nullable: true, description: 'How it came; DIRECT when left out.' })
  source?: AcquisitionChannel

  @MaxLength(5000)
  @Field(() => String, { nullable: true, description: "The team's own notes." })
  notes?: string
}

@InputType({ description: 'What is to change; what is left out stays.' })
export class UpdateBookingInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'New beginning; without `endsAt` the length stays.' })
  startsAt?: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'New end.' })
  endsAt?: Date

  @Field(() => ID, { nullable: true, description: 'Who is in charge now; null takes the member off.' })
  assignedToId?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'New agreed price.' })
  price?: string

  @MaxLength(5000)
  @Field(() => String, { nullable: true, description: "The team's own notes; null clears them." })
  notes?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'The `updatedAt` that you saw; CONFLICT when somebody changed the booking since.' })
  expectedUpdatedAt?: Date
}

@InputType({ description: 'How a booking was completed.' })
export class CompleteBookingInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When; now when left out. Decides the day that the revenue counts for.' })
  completedAt?: Date

  @Field(() => DecimalScalar, { nullable: true, description: 'What was charged; the agreed price when left out.' })
  price?: string
}

@ObjectType({ simpleResolvers: true, description: 'What a new booking can be made of.' })
export class BookingOptions {
  @Field(() => [Service], { description: 'Services that can be booked, by name.' })
  services!: Service[]

  @Field(() => [TeamMember], { description: 'Team members who work here now, by name.' })
  members!: TeamMember[]
}
