import type { DocumentNode, ExecutionResult } from 'graphql'
import { getOperationAST } from 'graphql'
import type { Viewer } from '../../access/viewer'
import { feedOf } from '../../events'
import { tryAgainLater } from './adapter'
import { audienceOf } from './audience'
import { catchUp } from './catch-up'
import type { LiveOperation, LiveParts } from './execution'
import { isRefusal, openBatches } from './execution'
import type { Group, GroupEvents, Member } from './group'
import { startGroup } from './group'
import { createMembership } from './membership'
import type { Sink } from './outbox'
import { createOutbox } from './outbox'
import { beginningOf } from './since'

/** One client's wish to be told. */
export interface Joining {
  hash: string
  document: DocumentNode
  operationName: string | null
  variables: Record<string, unknown>
  viewer: Viewer
  sink: Sink
  /** The client's name for the operation on its socket. */
  id: string
}

/** What the fan-out counts. */
export interface FanoutCounts extends Omit<GroupEvents, 'empty'> {
  conflated(): void
}

const keyOf = ({ hash, operationName, viewer }: Joining, variables: Record<string, unknown>): string =>
  JSON.stringify([hash, operationName, audienceOf(viewer), Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1))])

/** Executes each distinct (document, variables, audience) once, however many sockets ask for it, and tells every one. */
export const createFanout = (parts: LiveParts, counts: FanoutCounts) => {
  const groups = new Map<string, Promise<Group | ExecutionResult>>()
  const feed = feedOf(parts.house)

  const open = async (key: string, operation: LiveOperation): Promise<Group | ExecutionResult> => {
    const stream = await openBatches(parts, operation)
    if (isRefusal(stream)) {
      groups.delete(key)
      return stream
    }
    return startGroup(parts, operation, stream, { ...counts, empty: () => groups.delete(key) })
  }

  /** The group of a key; it is opened with a version to begin after, so that nothing falls between opening and listening. */
  const groupOf = (key: string, joining: Joining, variable: string | null): Promise<Group | ExecutionResult> => {
    const known = groups.get(key)
    if (known) return known
    const { sink: _sink, id: _id, ...asked } = joining
    const opening = variable
      ? feed
          .version(joining.viewer.provider.id)
          .then(version => open(key, { ...asked, variables: { ...asked.variables, [variable]: version } }))
      : open(key, asked)
    groups.set(key, opening)
    opening.catch(() => groups.delete(key))
    return opening
  }

  /** What the member missed, then what comes. */
  const begin = async (group: Group, member: Member, joining: Joining, since: string): Promise<void> => {
    const version = await feed.version(joining.viewer.provider.id)
    const missed =
      since === version ? [] : await group.catchUp(`${since} ${version}`, () => catchUp(parts, { ...joining }, Number(version)))
    counts.delivered(missed.length)
    member.outbox.resume(missed, Number(version))
  }

  /** Finds the group and enters it; one that ended on the way is replaced. */
  const enter = async (joining: Joining, member: Member, variable: string | null): Promise<Group | ExecutionResult> => {
    const { [variable ?? '']: _since, ...shared } = joining.variables
    const key = keyOf(joining, shared)
    for (;;) {
      const group = await groupOf(key, joining, variable)
      if (!('add' in group) || group.add(member)) return group
    }
  }

  return async (joining: Joining): Promise<AsyncGenerator<never, void> | ExecutionResult> => {
    const operation = getOperationAST(joining.document, joining.operationName)
    if (!operation) throw new Error('a subscription without its operation')
    const { since, variable } = beginningOf(joining.document, operation, joining.variables)
    const outbox = createOutbox(joining.sink, joining.id, { held: since !== null, conflated: counts.conflated })
    const ended = (error: unknown): void => {
      if (error !== null) breakOff(parts, joining.sink, error)
      membership.end()
    }
    const member: Member = { outbox, ended }
    const group = await enter(joining, member, variable)
    if (!('add' in group)) return group
    const membership = createMembership(() => {
      group.remove(member)
    })
    if (since !== null) begin(group, member, joining, since).catch(ended)
    return membership.stream
  }
}

/** Something of ours is away for a moment: the client comes back by itself, says where it was, and misses nothing. */
const breakOff = ({ house }: LiveParts, sink: Sink, error: unknown): void => {
  house.log.warn({ err: error }, 'a subscription broke off')
  sink.close(tryAgainLater, 'Try again later')
}

export type Fanout = ReturnType<typeof createFanout>
