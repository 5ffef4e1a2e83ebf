import type { Insight } from '@dashboard/schema'
import type { InsightStatus } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { listInsights } from './insights.repository'

/** The insights of a status, weightiest and newest first. */
export const insightsOf = (scope: Scope, status: InsightStatus): Promise<Insight[]> =>
  scope.read(db => listInsights(db, status, scope.now()))
