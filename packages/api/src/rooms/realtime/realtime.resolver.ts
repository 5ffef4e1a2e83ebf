import { ActivityItem, Allow, FrameArgs, KpiUpdate, MetricUpdate } from '@dashboard/schema'
import { Arg, Args, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { badInput } from '../../core/errors'
import { liveStream, type LiveSource } from './live-stream.service'
import { activitySource, kpiSource, metricSource } from './sources.service'

interface Since {
  since?: string | null
}

const start = (scope: Scope, { since }: Since, source: LiveSource) => {
  if (since && !/^\d{1,18}$/.test(since)) throw badInput([{ path: 'since', message: 'must be a version that an answer or an update told' }])
  return liveStream(scope, since, source)
}

const sinceArg = { nullable: true, description: 'The last version that was seen: what was missed since comes first.' } as const

/** A value that cannot be delivered as such, an error, is thrown where the client sees it. */
const delivered = <T>(value: T): T => {
  if (value instanceof Error) throw value
  return value
}

@Resolver()
export class RealtimeResolver {
  @Allow('metrics.view', 'business.view')
  @Subscription(() => MetricUpdate, {
    description:
      'Each metric of the whole business as it moves. An error with `extensions.gap` says that a bulk change is not told one by one: read the figures again.',
    subscribe: ({ args, context }: { args: Since & { metrics?: string[] | null }; context: Scope }) =>
      start(context, args, metricSource(args.metrics)),
  })
  metricUpdated(
    @Root() update: MetricUpdate,
    @Arg('metrics', () => [String], { nullable: true, description: 'Names of the catalogue; all when left out.' })
    _metrics?: string[] | null,
    @Arg('since', () => ID, sinceArg) _since?: string | null,
  ): MetricUpdate {
    return delivered(update)
  }

  @Allow('metrics.view')
  @Subscription(() => KpiUpdate, {
    description: 'All KPIs after each change. Takes the arguments of `kpis`, so that what is pushed fits what is shown.',
    subscribe: ({ args, context }: { args: Since & FrameArgs; context: Scope }) => start(context, args, kpiSource(context, args)),
  })
  kpiUpdated(
    @Root() update: KpiUpdate,
    @Args(() => FrameArgs) _frame: FrameArgs,
    @Arg('since', () => ID, sinceArg) _since?: string | null,
  ): KpiUpdate {
    return delivered(update)
  }

  @Allow('bookings.view')
  @Subscription(() => ActivityItem, {
    description:
      'Everything that happens, as it is recorded. An error with `extensions.gap` says that a bulk change is not told one by one: read again.',
    subscribe: ({ args, context }: { args: Since; context: Scope }) => start(context, args, activitySource),
  })
  activityAdded(@Root() item: ActivityItem, @Arg('since', () => ID, sinceArg) _since?: string | null): ActivityItem {
    return delivered(item)
  }
}
