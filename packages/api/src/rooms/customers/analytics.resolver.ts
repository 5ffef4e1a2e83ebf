import { Allow, CustomerAnalytics, Money } from '@dashboard/schema'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { formatAmount } from '../../core/money'
import type { StandingRow } from './list.repository'

@Resolver(() => CustomerAnalytics)
export class CustomerAnalyticsResolver {
  @Allow('revenue.view')
  @FieldResolver(() => Money, { nullable: true })
  totalSpent(@Root() { totalSpent }: StandingRow, @Ctx() { provider: { currency } }: Scope) {
    return { amount: formatAmount(totalSpent, currency), currency }
  }

  @Allow('revenue.view')
  @FieldResolver(() => Money, { nullable: true })
  averageBookingValue(@Root() { averageBookingValue, totalBookings }: StandingRow, @Ctx() { provider: { currency } }: Scope) {
    return totalBookings === 0 ? null : { amount: formatAmount(averageBookingValue, currency), currency }
  }
}
