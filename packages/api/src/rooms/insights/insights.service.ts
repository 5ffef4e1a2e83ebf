import type { Insight } from '@dashboard/schema'
import type { InsightStatus } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { listInsights } from './insights.repository'

/** The insights of a status; none for a role that does not see them. */
export async function insightsOf(scope: Scope, status: InsightStatus): Promise<Insight[]> {
  return scope.can('insights.view') ? scope.read(db => listInsights(db, status, scope.now())) : []
}
