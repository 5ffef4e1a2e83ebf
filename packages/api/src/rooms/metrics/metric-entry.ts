import type { GoalType, MetricBasis, MetricUnit, TrendDirection } from '@dashboard/schema/vocabulary'
import type { Formed } from './formula'

/** What a metric is, said once: rollups to read, checks, charts and help follow from it. */
export interface MetricEntry extends Formed {
  title: string
  unit: MetricUnit
  /** What it measures and by which day, for a reader without our vocabulary. */
  definition: string
  basis: MetricBasis
  /** How a goal of `goal` is spread over days: in proportion, for its own span only, or the same every day. */
  target?: { goal: GoalType; spread: 'PROPORTIONAL' | 'WHOLE_SPAN' | 'LEVEL' }
  /** The direction that is good news; FLAT where neither is. */
  better: TrendDirection
}
