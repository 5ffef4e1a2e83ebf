import type { ActivityArgs, Page } from '@dashboard/schema'
import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import { businessEventTypes, quietEventTypes } from '@dashboard/schema/vocabulary'
import { sealer } from '../../access/pii/sealer.service'
import type { Scope } from '../../access/scope'
import { cursorOf, pageOf, pageRequest } from '../../core/page'
import { summaryOf } from './activity'
import type { ActivityRow } from './activity.repository'
import * as repository from './activity.repository'

/** An activity as the graph says it; what it refers to is loaded where it is asked for. */
export type ActivityRecord = ActivityRow & { summary: string }

const LIST = 'activity'
const quiet: readonly BusinessEventType[] = quietEventTypes
const readable = businessEventTypes.filter(type => !quiet.includes(type))

/** What somebody asked is kept sealed. */
const readablePayload = ({ type, payload }: ActivityRow, { house, providerId }: Scope): ActivityRow['payload'] =>
  type === 'INQUIRY_RECEIVED' && typeof payload.text === 'string'
    ? { ...payload, text: house.singleton(sealer).open('message', providerId, payload.text) }
    : payload

const told = (row: ActivityRow, scope: Scope): ActivityRecord => ({
  ...row,
  summary: summaryOf({ ...row, payload: readablePayload(row, scope) }, scope.provider),
})

/** One page of what happened, newest first. */
export const listActivity = async (scope: Scope, args: ActivityArgs): Promise<Page<ActivityRecord>> => {
  const asked = pageRequest(LIST, args)
  const types = args.types ?? readable
  const rows = await scope.read(db => repository.page(db, types, asked))
  const items = rows.map(row => told(row, scope))
  return pageOf(
    items,
    asked,
    item => cursorOf(LIST, item),
    () => scope.read(db => repository.count(db, types)),
  )
}

/** What happened last and is worth reading, newest first. */
export const recentActivity = async (scope: Scope, first: number): Promise<ActivityRecord[]> => (await listActivity(scope, { first })).nodes

/** The events of those ids that are worth reading, in the order in which they happened. */
export const activityOf = async (scope: Scope, eventIds: readonly string[]): Promise<ActivityRecord[]> => {
  if (eventIds.length === 0) return []
  const rows = await scope.read(db => repository.byIds(db, readable, eventIds))
  return rows.map(row => told(row, scope))
}
