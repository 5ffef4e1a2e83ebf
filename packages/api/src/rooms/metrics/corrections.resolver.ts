import { Allow, DateRangeInput, DateTimeScalar, MetricCorrections } from '@dashboard/schema'
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import type { Corrections } from './corrections.service'
import { correctionsSince } from './corrections.service'

@Resolver()
export class CorrectionsResolver {
  @Allow('metrics.view', 'business.view')
  @Query(() => MetricCorrections, {
    description: 'What became known since an instant and moved the figures of a span: late bookings, refunds, changes of price.',
  })
  metricCorrections(
    @Ctx() scope: Scope,
    @Arg('period', () => DateRangeInput, { description: 'The days whose figures are looked at; days to come are left out.' })
    period: DateRangeInput,
    @Arg('since', () => DateTimeScalar, { description: 'What became known after it.' }) since: Date,
    @Arg('metrics', () => [String], {
      nullable: true,
      description: 'Names of the catalogue; left out: every figure that is more than a measure.',
    })
    metrics: string[] | null = null,
  ): Promise<Corrections> {
    return correctionsSince(scope, period, since, metrics)
  }
}
