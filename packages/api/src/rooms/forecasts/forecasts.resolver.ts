import { Allow, RevenueForecast } from '@dashboard/schema'
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { revenueForecastOf } from './forecasts.service'

@Resolver()
export class ForecastsResolver {
  @Allow('metrics.view', 'business.view', 'revenue.view')
  @Query(() => RevenueForecast, { description: 'What revenue to expect, with how sure that is; fitted every night, and only read here.' })
  revenueForecast(
    @Ctx() scope: Scope,
    @Arg('daysAhead', () => Int, { defaultValue: 30, description: 'How many days from today on, 1–366.' }) daysAhead: number,
  ): Promise<RevenueForecast> {
    return revenueForecastOf(scope, daysAhead)
  }
}
