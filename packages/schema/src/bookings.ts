import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from './connection'
import { Customer, Pet } from './customers'
import { AcquisitionChannelEnum, BookingStatusEnum } from './enums'
import { Money } from './money'
import { Review } from './reviews'
import { DateScalar, DateTimeScalar } from './scalars'
import { Service } from './services'
import { TeamMember } from './team'
import type { AcquisitionChannel, BookingStatus } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'A visit or stay that a customer booked.' })
export class Booking {
  @Field(() => ID, { description: 'Id of the booking.' })
  id!: string

  @Field(() => BookingStatusEnum, { description: 'Where it stands.' })
  status!: BookingStatus

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date

  @Field(() => DateTimeScalar, { description: 'When it ends; later than it begins.' })
  endsAt!: Date

  @Field(() => Money, {
    description: 'What is charged for it: the final price once it is completed, the agreed price before. Refunds are not deducted.',
  })
  price!: Money

  @Field(() => Money, { description: 'The price that was agreed, whatever was charged in the end.' })
  bookedPrice!: Money

  @Field(() => AcquisitionChannelEnum, { description: 'How the booking came.' })
  source!: AcquisitionChannel

  @Field(() => String, { nullable: true, description: 'Notes of the team; null when there are none.' })
  notes!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the animal was handed over; null before.' })
  checkedInAt!: Date | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was completed: the day on which its revenue counts. Null unless it is COMPLETED.',
  })
  completedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was called off; null unless it is CANCELLED.' })
  cancelledAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why it was called off; null when nobody said.' })
  cancelReason!: string | null

  @Field(() => DateTimeScalar, { description: 'When the customer booked: the day on which it counts as a booking made.' })
  bookedAt!: Date

  @Field(() => DateTimeScalar, { description: 'When it was entered here; later than `bookedAt` for what was imported.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, {
    description:
      'When it last changed. Pass it as `expectedUpdatedAt` and a change made by somebody else in between is refused instead of overwritten.',
  })
  updatedAt!: Date

  @Field(() => Money, { description: 'What was given back in all; zero when nothing was.' })
  refunded!: Money

  @Field(() => Customer, { description: 'Who booked.' })
  customer!: Customer

  @Field(() => Service, { description: 'What was booked.' })
  service!: Service

  @Field(() => TeamMember, { nullable: true, description: 'Who takes care; null while nobody does.' })
  assignedTo!: TeamMember | null

  @Field(() => Pet, { nullable: true, description: 'The animal; null when it was not named.' })
  pet!: Pet | null

  @Field(() => Review, { nullable: true, description: 'The latest review of this booking; null when there is none.' })
  review!: Review | null
}

export const BookingConnection = connectionOf('Booking', () => Booking)

@ObjectType({
  simpleResolvers: true,
  description:
    "The provider's local day at a glance. A booking stands in one column only; each column has at most 250, the most urgent first.",
})
export class TodayBoard {
  @Field(() => DateScalar, { description: "Today in the provider's time zone." })
  date!: string

  @Field(() => [Booking], { description: 'Open bookings that take place today and are not checked in yet, late ones included; by start.' })
  expected!: Booking[]

  @Field(() => [Booking], { description: 'Checked in, and not to go home yet; by end.' })
  inCare!: Booking[]

  @Field(() => [Booking], {
    description:
      'Checked in and due to go home: visits that end within half an hour or should have, and stays of several days that end today or should have; by end.',
  })
  goingHome!: Booking[]

  @Field(() => [Booking], { description: 'Completed today; the latest first.' })
  finished!: Booking[]
}

@ObjectType({ simpleResolvers: true, description: 'What one can choose from when making a booking.' })
export class BookingOptions {
  @Field(() => [Service], { description: 'Services that can be booked, by name.' })
  services!: Service[]

  @Field(() => [TeamMember], { description: 'Team members who work here now, by name.' })
  members!: TeamMember[]
}
