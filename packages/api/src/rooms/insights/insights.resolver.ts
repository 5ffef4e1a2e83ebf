import { Allow, Insight, InsightStatusEnum } from '@dashboard/schema'
import type { InsightStatus } from '@dashboard/schema/vocabulary'
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { insightsOf } from './insights.service'

@Resolver()
export class InsightsResolver {
  @Allow('insights.view')
  @Query(() => [Insight], { description: 'What the house noticed, weightiest and newest first.' })
  insights(
    @Ctx() scope: Scope,
    @Arg('status', () => InsightStatusEnum, { defaultValue: 'OPEN', description: 'What became of it.' }) status: InsightStatus,
  ): Promise<Insight[]> {
    return insightsOf(scope, status)
  }
}
