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
import { addCells, addRest } from './rollups.repository'
import type { Total } from './updates'
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

const grouped = <T extends { readonly providerId: number }>(things: readonly T[]): Map<number, T[]> => {
  const groups = new Map<number, T[]>()
  for (const thing of things) {
    const group = groups.get(thing.providerId)
    if (group) group.push(thing)
    else groups.set(thing.providerId, [thing])
  }
  return groups
}

/** What changes for one provider; reads further back where an event reaches further than it said. */
const workOut = async (client: pg.ClientBase, known: Known, received: readonly ReceivedEvent[]): Promise<Change | null> => {
  const plan = planChange(known, received)
  if (plan === null || !('length' in plan)) return plan
  return workOut(client, await widened(client, known, plan), received)
}

const write = async (client: pg.ClientBase, changes: readonly Change[], at: Date): Promise<ProviderEntry[]> => {
  const totals: Total[] = []
  const collect = async (): Promise<void> => {
    totals.push(...(await addCells(client, changes)))
  }
  await allDone<unknown>([
    ...writeEntities(client, changes),
    ...writeLives(client, changes),
    ...writeJournal(client, changes, at),
    ...addRest(client, changes),
    collect(),
  ])
  const byProvider = grouped(totals)
  const entries = changes.map(change => ({
    providerId: change.providerId,
    entry: feedEntry(change, byProvider.get(change.providerId) ?? [], at),
  }))
  await allDone<unknown>([logUpdates(client, entries), client.query('commit')])
  return entries
}

const answered = ({ eventIds, version }: Known, change: Change | null, calls: readonly Call[]): (readonly [Call, Recorded])[] => {
  const seen = new Set(eventIds)
  return calls.map(call => {
    const fresh = call.received.filter(({ event }) => !seen.has(event.id) && seen.add(event.id)).length
    return [call, { recorded: fresh, duplicates: call.received.length - fresh, version: String(change?.version ?? version) }]
  })
}

const transact = async (client: pg.ClientBase, calls: readonly Call[], at: Date, wait: boolean): Promise<BatchResult> => {
  const byProvider = grouped(calls)
  const providerIds = [...byProvider.keys()].sort((a, b) => a - b)
  const [, known] = await Promise.all([client.query('begin'), readKnown(client, providerIds, needsOf(owned(calls)), wait)])
  const changes: Change[] = []
  const recorded = new Map<Call, Recorded>()
  for (const one of known) {
    const own = byProvider.get(one.providerId) ?? []
    const change = await workOut(
      client,
      one,
      own.flatMap(call => call.received),
    )
    if (change !== null) changes.push(change)
    for (const [call, answer] of answered(one, change, own)) recorded.set(call, answer)
  }
  const entries = changes.length === 0 ? await client.query('commit').then(() => []) : await write(client, changes, at)
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
