import {
  Allow,
  Booking,
  BusinessEventInput,
  CompleteBookingInput,
  CreateBookingInput,
  DateTimeScalar,
  RecordedEvents,
  RefundBookingInput,
  UpdateBookingInput,
} from '@dashboard/schema'
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import * as changes from './changes.service'
import { createBooking, recordEvents } from './creation.service'

const Id = () => Arg('id', () => ID, { description: 'Id of the booking; NOT_FOUND when there is none.' })
const Expected = () =>
  Arg('expectedUpdatedAt', () => DateTimeScalar, {
    nullable: true,
    description: 'The `updatedAt` that you saw: CONFLICT when the booking was changed since. Left out, it is changed as it is now.',
  })

@Resolver()
export class BookingChangesResolver {
  @Allow('bookings.manage')
  @Mutation(() => Booking, {
    description: 'Makes a booking, PENDING until it is confirmed. BAD_USER_INPUT names what it cannot be made of.',
  })
  createBooking(@Ctx() scope: Scope, @Arg('input', () => CreateBookingInput, { description: 'The booking.' }) input: CreateBookingInput) {
    return createBooking(scope, input)
  }

  @Allow('bookings.manage')
  @Mutation(() => Booking, {
    description:
      'Moves, reprices or reassigns an open booking, or changes its notes. CONFLICT when it is settled; a completed one can still be reassigned.',
  })
  updateBooking(
    @Ctx() scope: Scope,
    @Id() id: string,
    @Arg('input', () => UpdateBookingInput, { description: 'What changes.' }) input: UpdateBookingInput,
    @Expected() expectedUpdatedAt: Date | null,
  ) {
    return changes.updateBooking(scope, { id, expectedUpdatedAt }, input)
  }

  @Allow('bookings.manage')
  @Mutation(() => Booking, { description: 'Confirms a pending booking. CONFLICT when it is anything else.' })
  confirmBooking(@Ctx() scope: Scope, @Id() id: string, @Expected() expectedUpdatedAt: Date | null) {
    return changes.confirmBooking(scope, { id, expectedUpdatedAt })
  }

  @Allow('bookings.manage')
  @Mutation(() => Booking, { description: 'Takes the animal into care, now. CONFLICT when the booking is settled or checked in already.' })
  checkInBooking(@Ctx() scope: Scope, @Id() id: string, @Expected() expectedUpdatedAt: Date | null) {
    return changes.checkInBooking(scope, { id, expectedUpdatedAt })
  }

  @Allow('bookings.manage')
  @Mutation(() => Booking, {
    description: 'Completes an open booking, checked in or not: its revenue is earned. CONFLICT when it is settled.',
  })
  completeBooking(
    @Ctx() scope: Scope,
    @Id() id: string,
    @Arg('input', () => CompleteBookingInput, {
      nullable: true,
      description: 'When and for how much; now and for the agreed price when left out.',
    })
    input: CompleteBookingInput | null,
    @Expected() expectedUpdatedAt: Date | null,
  ) {
    return changes.completeBooking(scope, { id, expectedUpdatedAt }, input)
  }

  @Allow('bookings.manage')
  @Mutation(() => Booking, { description: 'Calls an open booking off. CONFLICT when it is settled.' })
  cancelBooking(
    @Ctx() scope: Scope,
    @Id() id: string,
    @Arg('reason', () => String, { nullable: true, description: 'Why; at most 2,000 characters.' }) reason: string | null,
    @Expected() expectedUpdatedAt: Date | null,
  ) {
    return changes.cancelBooking(scope, { id, expectedUpdatedAt }, reason)
  }

  @Allow('bookings.manage')
  @Mutation(() => Booking, {
    description: 'Notes that the customer did not come. CONFLICT before the booking begins, once it is checked in, or when it is settled.',
  })
  markBookingNoShow(@Ctx() scope: Scope, @Id() id: string, @Expected() expectedUpdatedAt: Date | null) {
    return changes.markBookingNoShow(scope, { id, expectedUpdatedAt })
  }

  @Allow('bookings.manage')
  @Mutation(() => Booking, {
    description:
      'Undoes completion, cancellation or no-show: the booking is open again, and earns nothing. CONFLICT when there is nothing to undo.',
  })
  reopenBooking(
    @Ctx() scope: Scope,
    @Id() id: string,
    @Arg('checkedIn', () => Boolean, { defaultValue: true, description: 'False undoes the check-in as well.' }) checkedIn: boolean,
    @Expected() expectedUpdatedAt: Date | null,
  ) {
    return changes.reopenBooking(scope, { id, expectedUpdatedAt }, checkedIn)
  }

  @Allow('bookings.manage', 'bookings.refund')
  @Mutation(() => Booking, {
    description:
      'Gives money back for a completed booking, counted today. CONFLICT when it is not completed; BAD_USER_INPUT for more than is left of the price.',
  })
  refundBooking(
    @Ctx() scope: Scope,
    @Id() id: string,
    @Arg('input', () => RefundBookingInput, { description: 'How much, and why.' }) input: RefundBookingInput,
    @Expected() expectedUpdatedAt: Date | null,
  ) {
    return changes.refundBooking(scope, { id, expectedUpdatedAt }, input)
  }

  @Allow('events.write')
  @Mutation(() => RecordedEvents, {
    description:
      'Records events of other systems, all or none: at most 1,000 in one call. Once answered they are stored and counted; sending an id again changes nothing. BAD_USER_INPUT names every bad field, such as `events.3.payload.startsAt`.',
  })
  recordEvents(
    @Ctx() scope: Scope,
    @Arg('events', () => [BusinessEventInput], { description: 'The events, in any order.' }) events: BusinessEventInput[],
  ) {
    return recordEvents(scope, events)
  }
}
