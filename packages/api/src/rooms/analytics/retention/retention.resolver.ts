import { Allow, AtRiskCustomer, Cohort, Retention } from '@dashboard/schema'
import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import type { AtRiskRecord } from './at-risk.service'
import { atRiskCount, atRiskCustomers } from './at-risk.service'
import type { RetentionRecord } from './retention.service'
import { cohortAnalysis, retention } from './retention.service'

@Resolver(() => Retention)
export class RetentionResolver {
  @Allow('metrics.view', 'business.view')
  @Query(() => Retention, { description: 'Who comes back: rates, cohorts and the customers who are overdue.' })
  retention(@Ctx() scope: Scope): Promise<RetentionRecord> {
    return retention(scope)
  }

  @FieldResolver(() => [Cohort])
  cohortAnalysis(@Ctx() scope: Scope, @Root() record: RetentionRecord): Promise<Cohort[]> {
    return cohortAnalysis(scope, record)
  }

  @FieldResolver(() => Int)
  atRiskCount(@Ctx() scope: Scope): Promise<number> {
    return atRiskCount(scope)
  }

  @Allow('customers.view')
  @FieldResolver(() => [AtRiskCustomer], { nullable: true })
  atRiskCustomers(@Ctx() scope: Scope): Promise<AtRiskRecord[]> {
    return atRiskCustomers(scope)
  }
}
