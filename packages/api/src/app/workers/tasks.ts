import type { HeavyTask } from '../../access/heavy.service'
import { fitTask } from '../../rooms/forecasts/fitting'

/** Everything that worker threads can do. */
export const tasks: readonly HeavyTask<never, unknown>[] = [fitTask]
