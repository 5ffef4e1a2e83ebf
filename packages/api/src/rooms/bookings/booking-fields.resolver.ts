import { ActivityItem, Booking, Customer, Money, Pet, Review, Service, TeamMember } from '@dashboard/schema'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import type { ActivityRecord } from './activity.service'
import type { BookingRecord } from './booking'
import { moneyOf } from './booking'
import { loadersOf } from './bookings.loader'
import { openedNotes } from './notes.service'

@Resolver(() => Booking)
export class BookingFieldsResolver {
  @FieldResolver(() => String, { nullable: true })
  notes(@Root() booking: BookingRecord, @Ctx() scope: Scope) {
    return openedNotes(scope, booking)
  }

  @FieldResolver(() => Customer)
  customer(@Root() booking: BookingRecord, @Ctx() scope: Scope) {
    return loadersOf(scope).customer.load(booking.customerId)
  }

  @FieldResolver(() => Service)
  service(@Root() booking: BookingRecord, @Ctx() scope: Scope) {
    return loadersOf(scope).service.load(booking.serviceId)
  }

  @FieldResolver(() => TeamMember, { nullable: true })
  assignedTo(@Root() booking: BookingRecord, @Ctx() scope: Scope) {
    return booking.assignedToId && loadersOf(scope).member.load(booking.assignedToId)
  }

  @FieldResolver(() => Pet, { nullable: true })
  pet(@Root() booking: BookingRecord, @Ctx() scope: Scope) {
    return booking.petId && loadersOf(scope).pet.load(booking.petId)
  }

  @FieldResolver(() => Review, { nullable: true })
  review(@Root() booking: BookingRecord, @Ctx() scope: Scope) {
    return loadersOf(scope).review.load(booking.id)
  }

  @FieldResolver(() => Money)
  async refunded(@Root() booking: BookingRecord, @Ctx() scope: Scope) {
    return (await loadersOf(scope).refunded.load(booking.id)) ?? moneyOf('0', scope.provider.currency)
  }
}

@Resolver(() => ActivityItem)
export class ActivityFieldsResolver {
  @FieldResolver(() => Booking, { nullable: true })
  booking(@Root() item: ActivityRecord, @Ctx() scope: Scope) {
    return item.bookingId && loadersOf(scope).booking.load(item.bookingId)
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() item: ActivityRecord, @Ctx() scope: Scope) {
    return item.customerId && loadersOf(scope).customer.load(item.customerId)
  }

  @FieldResolver(() => TeamMember, { nullable: true })
  member(@Root() item: ActivityRecord, @Ctx() scope: Scope) {
    return item.memberId && loadersOf(scope).member.load(item.memberId)
  }
}
