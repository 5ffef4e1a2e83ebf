import { Booking, Correction } from '@dashboard/schema'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { loadersOf } from './bookings.loader'

@Resolver(() => Correction)
export class CorrectionFieldsResolver {
  @FieldResolver(() => Booking, { nullable: true })
  booking(@Root() { bookingId }: { bookingId: string | null }, @Ctx() scope: Scope) {
    return bookingId && loadersOf(scope).booking.load(bookingId)
  }
}
