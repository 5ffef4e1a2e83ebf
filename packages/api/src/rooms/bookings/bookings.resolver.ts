import {
  ActivityArgs,
  ActivityConnection,
  Allow,
  Booking,
  BookingConnection,
  BookingOptions,
  BookingsArgs,
  Customer,
  Service,
  TodayBoard,
} from '@dashboard/schema'
import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { listActivity } from './activity.service'
import { bookingOptions, findBooking, listBookings, listServices, searchCustomers, todayBoard } from './bookings.service'

@Resolver()
export class BookingsResolver {
  @Allow('bookings.view')
  @Query(() => BookingConnection, {
    description:
      'Bookings that meet the filter, sorted by the instant of its `basis`. BAD_USER_INPUT for an impossible page, range or cursor.',
  })
  bookings(@Ctx() scope: Scope, @Args(() => BookingsArgs) args: BookingsArgs) {
    return listBookings(scope, args)
  }

  @Allow('bookings.view')
  @Query(() => Booking, { nullable: true, description: 'One booking; null when there is none of that id.' })
  booking(@Ctx() scope: Scope, @Arg('id', () => ID, { description: 'Id of the booking.' }) id: string) {
    return findBooking(scope, id)
  }

  @Allow('bookings.view')
  @Query(() => TodayBoard, { description: "Today at a glance, in the provider's time zone." })
  today(@Ctx() scope: Scope) {
    return todayBoard(scope)
  }

  @Allow('bookings.view')
  @Query(() => [Service], { description: 'What the provider sells: what can be booked first, then what no longer can; by name.' })
  services(@Ctx() scope: Scope) {
    return listServices(scope)
  }

  @Allow('bookings.view')
  @Query(() => BookingOptions, { description: 'What a booking can be made of, for a form.' })
  bookingOptions(@Ctx() scope: Scope) {
    return bookingOptions(scope)
  }

  @Allow('customers.view')
  @Query(() => [Customer], { description: 'Customers to choose from in a form, by name.' })
  customerSearch(
    @Ctx() scope: Scope,
    @Arg('search', () => String, {
      description: 'The beginning of any word of the name, upper or lower case; an empty text finds the first customers by name.',
    })
    search: string,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many at most; 1–20.' }) first: number,
  ) {
    return searchCustomers(scope, search, first)
  }

  @Allow('bookings.view')
  @Query(() => ActivityConnection, { description: 'What happened in the business, newest first.' })
  activity(@Ctx() scope: Scope, @Args(() => ActivityArgs) args: ActivityArgs) {
    return listActivity(scope, args)
  }
}
