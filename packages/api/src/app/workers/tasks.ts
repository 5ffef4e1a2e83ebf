import type { HeavyTask } from '../../access/heavy.service'
import { judgeTask } from '../../rooms/analytics/experiments'
import { groupsTask, valueTask } from '../../rooms/customers/models'
import { fitTask } from '../../rooms/forecasts/fitting'
import { trendTask } from '../../rooms/metrics/trends'

/** Everything that worker threads can do. */
export const tasks: readonly HeavyTask<never, unknown>[] = [fitTask, groupsTask, judgeTask, trendTask, valueTask]
