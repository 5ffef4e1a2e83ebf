/** What runs in a worker thread. */
import type { HeavyTask } from '../../../access/heavy.service'
import type { Trend, TrendInput } from './trend'
import { trendOfSeries } from './trend'

export type { Trend, TrendInput } from './trend'
export { finishedSteps } from './trend'

/** The trends of several series; a second for years of days. */
export const trendTask: HeavyTask<readonly TrendInput[], Trend[]> = { name: 'trends', run: series => series.map(trendOfSeries) }
