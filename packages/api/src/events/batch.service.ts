/** One batch is one transaction: lock, read, work out, write, commit. Nothing of it is seen or acknowledged before the commit. */
import type pg from 'pg'
import { writeLives } from './bookings.repository'
import type { Change, Known } from './change'
import { writeEntities } from './entities.repository'
import { writeJournal } from './journal.repository'
import { readKnown, widened } from './knowledge.service'
import { needsOf } from './needs'
import type { ReceivedEvent, ValidEvent } from './payload'
import { planChange } from './plan'
import type { TotalRow } from './rollups.repository'
import { addCells, addRest } from './rollups.repository'
import { feedEntry } from './updates'
import type { ProviderEntry } from './updates.repository'
import { logUpdates } from './updates.repository'

/** One caller's events. */
export interface Call {
  readonly providerId: number
  readonly received: readonly ReceivedEvent[]
}

/** What became of a call. */
export interface Recorded {
  readonly recorded: number
  /** Events whose ids were recorded before, or twice in the call. */
  readonly duplicates: number
  /** The provider's version after the call. */
  readonly version: string
}

export interface BatchResult {
  readonly recorded: ReadonlyMap<Call, Recorded>
  /** Calls of providers that another engine was writing to: nothing of them was done. */
  readonly contended: readonly Call[]
  readonly entries: readonly ProviderEntry[]
}

/** All at once down one connection; the first failure is thrown once every answer is in. */
const allDone = async <T>(statements: readonly Promise<T>[]): Promise<T[]> => {
  const settled = await Promise.allSettled(statements)
  return settled.map(result => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}

const owned = function* (calls: readonly Call[]): Generator<readonly [number, ValidEvent]> {
  for (const { providerId, received } of calls) for (const { event } of received) yield [providerId, event]
}

const receivedBy = (calls: readonly Call[], providerId: number): ReceivedEvent[] =>
  calls.flatMap(call => (call.providerId === providerId ? call.received : []))

/** What changes for one provider; reads further back where an event reaches further than it said. */
const workOut = async (client: pg.ClientBase, known: Known, received: readonly ReceivedEvent[]): Promise<Change | null> => {
  const plan = planChange(known, received)
  if (plan === null || !('length' in plan)) return plan
  return workOut(client, await widened(client, known, plan), received)
}

const write = async (client: pg.ClientBase, changes: readonly Change[], at: Date): Promise<ProviderEntry[]> => {
  const totals: TotalRow[] = []
  const collect = async (): Promise<void> => {
    totals.push(...(await addCells(client, changes)))
  }
  await allDone<unknown>([
    ...writeEntities(client, changes),
    ...writeLives(client, changes),
    ...writeJournal(client, changes),
    ...addRest(client, changes),
    collect(),
  ])
  const entries = changes.map(change => ({
    providerId: change.providerId,
    entry: feedEntry(
      change,
      totals.filter(total => total.provider_id === change.providerId),
      at,
    ),
  }))
  await allDone<unknown>([...logUpdates(client, entries).map(statement => statement()), client.query('commit')])
  return entries
}

const answers = (calls: readonly Call[], known: readonly Known[], changes: readonly Change[]): Map<Call, Recorded> => {
  const recorded = new Map<Call, Recorded>()
  for (const { providerId, eventIds, version } of known) {
    const seen = new Set(eventIds)
    const current = changes.find(change => change.providerId === providerId)?.version ?? version
    for (const call of calls) {
      if (call.providerId !== providerId) continue
      const fresh = call.received.filter(({ event }) => !seen.has(event.id) && seen.add(event.id)).length
      recorded.set(call, { recorded: fresh, duplicates: call.received.length - fresh, version: String(current) })
    }
  }
  return recorded
}

const transact = async (client: pg.ClientBase, calls: readonly Call[], at: Date, wait: boolean): Promise<BatchResult> => {
  const providerIds = [...new Set(calls.map(call => call.providerId))].sort((a, b) => a - b)
  const needs = needsOf(owned(calls))
  const [, known] = await Promise.all([client.query('begin'), readKnown(client, providerIds, needs, wait)])
  const changes: Change[] = []
  for (const one of known) {
    const change = await workOut(client, one, receivedBy(calls, one.providerId))
    if (change !== null) changes.push(change)
  }
  const entries = changes.length === 0 ? await client.query('commit').then(() => []) : await write(client, changes, at)
  const recorded = answers(calls, known, changes)
  return { recorded, contended: calls.filter(call => !recorded.has(call)), entries }
}

/** Records the calls together, all or none. With `wait` it waits for providers that another engine writes to. */
export const runBatch = async (client: pg.ClientBase, calls: readonly Call[], at: Date, wait: boolean): Promise<BatchResult> => {
  try {
    return await transact(client, calls, at, wait)
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
