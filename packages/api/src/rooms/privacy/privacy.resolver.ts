import { Allow, Download, RetentionKindEnum, RetentionPolicy } from '@dashboard/schema'
import type { RetentionKind } from '@dashboard/schema/vocabulary'
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { eraseCustomer } from './erasure.service'
import { exportCustomerData } from './customer-data.service'
import { retentionPolicies, updateRetentionPolicy } from './retention.service'

@Resolver()
export class PrivacyResolver {
  @Allow('session', 'privacy.manage')
  @Query(() => [RetentionPolicy], { description: 'How long each kind of personal data is kept.' })
  retentionPolicies(@Ctx() scope: Scope) {
    return retentionPolicies(scope)
  }

  @Allow('session', 'privacy.manage')
  @Mutation(() => RetentionPolicy, { description: 'Chooses how long a kind of personal data is kept, from the next night on.' })
  updateRetentionPolicy(
    @Ctx() scope: Scope,
    @Arg('kind', () => RetentionKindEnum, { description: 'The kind of data.' }) kind: RetentionKind,
    @Arg('keepDays', () => Int, { nullable: true, description: 'Days that it is kept; null or left out: for ever.' })
    keepDays?: number | null,
  ) {
    return updateRetentionPolicy(scope, kind, keepDays ?? null)
  }

  @Allow('session', 'customers.erase')
  @Mutation(() => Boolean, {
    description:
      'Erases a customer: name, contact, notes, messages and every word of theirs go for good; bookings and figures stay. NOT_FOUND when there is none.',
  })
  eraseCustomer(
    @Ctx() scope: Scope,
    @Arg('customerId', () => ID, { description: 'Id of the customer.' }) customerId: string,
  ): Promise<boolean> {
    return eraseCustomer(scope, customerId)
  }

  @Allow('session', 'customers.export', 'customers.view')
  @Mutation(() => Download, {
    description: 'Everything that is kept of a customer, as JSON, for them to have. NOT_FOUND when there is none.',
  })
  exportCustomerData(
    @Ctx() scope: Scope,
    @Arg('customerId', () => ID, { description: 'Id of the customer.' }) customerId: string,
  ): Promise<Download> {
    return exportCustomerData(scope, customerId)
  }
}
