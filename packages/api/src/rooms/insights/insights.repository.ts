import type { Insight } from '@dashboard/schema'
import type { InsightStatus } from '@dashboard/schema/vocabulary'
import type { TenantDb } from '../../db/tenant'
import { evidenceOf } from './evidence'

/** More than anybody acts on; the weightiest come first. */
const MOST = 100

const insightsSql = `
select id, insight_type as type, category, title, description, impact, action_items as "actionItems", data,
       valid_until as "validUntil", actioned_at is not null as "isActioned", actioned_at as "actionedAt",
       dismissed_at as "dismissedAt", created_at as "createdAt"
from business_insights
where provider_id = $1 and case $2
    when 'OPEN' then actioned_at is null and dismissed_at is null and valid_until > $3
    when 'ACTIONED' then actioned_at is not null
    when 'DISMISSED' then dismissed_at is not null
    else true
  end
order by impact desc, created_at desc, id
limit ${MOST}`

/** The provider's insights of a status at an instant, weightiest and newest first, at most a hundred. */
export async function listInsights(db: TenantDb, status: InsightStatus, now: Date): Promise<Insight[]> {
  const rows = await db.rows<Omit<Insight, 'evidence'>>('insights.list', insightsSql, [db.providerId, status, now])
  return rows.map(row => ({ ...row, evidence: evidenceOf(row.data) }))
}
