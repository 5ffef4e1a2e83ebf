import { Allow, BookingConnection, PageArgs, TeamMember } from '@dashboard/schema'
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { listBookings } from '../bookings'
import { loadersOf } from './members.loader'
import { ForOneselfOr } from './oneself.resolver'
import type { ShownMember } from './team.service'

@Resolver(() => TeamMember)
export class MemberBookingsResolver {
  @Allow('bookings.view')
  @ForOneselfOr('business.view')
  @FieldResolver(() => BookingConnection, {
    nullable: true,
    description: 'Bookings in the charge of the member, the latest to begin first. For `business.view` and for oneself.',
  })
  bookings(@Root() member: ShownMember, @Ctx() scope: Scope, @Args(() => PageArgs) { first, after, last, before }: PageArgs) {
    return listBookings(scope, { first, after, last, before, filter: { basis: 'STARTS_AT', assignedToId: member.id }, direction: 'DESC' })
  }

  @Allow('bookings.view')
  @ForOneselfOr('business.view')
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many open bookings of the member begin later: these lose their member when the member is removed. For `business.view` and for oneself.',
  })
  upcomingBookings(@Root() member: ShownMember, @Ctx() scope: Scope) {
    return loadersOf(scope).upcoming.load(member.id)
  }
}
