import { Allow, Retention } from '@dashboard/schema'
import { Ctx, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { retention } from './retention.service'

@Resolver(() => Retention)
export class RetentionResolver {
  @Allow('metrics.view', 'business.view')
  @Query(() => Retention, { description: 'Who comes back: rates, cohorts and the customers who are overdue.' })
  retention(@Ctx() scope: Scope): Promise<Retention> {
    return retention(scope)
  }
}
