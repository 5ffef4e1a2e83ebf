import type { LiveBatch } from '../../rooms/realtime'
import type { LiveOperation, LiveParts } from './execution'
import { messagesOf } from './execution'
import type { Message, Outbox } from './outbox'

/** One subscriber of a group: where its messages go, and how it is told that the stream is over. */
export interface Member {
  outbox: Outbox
  ended(error: unknown): void
}

/** One execution and everybody who is told its answers. */
export interface Group {
  readonly operation: LiveOperation
  /** False when the group is over: open another. */
  add(member: Member): boolean
  /** The last one out ends the execution. */
  remove(member: Member): void
  /** What a version meant to those who missed it, found once for all of them that come at a time. */
  catchUp(key: string, find: () => Promise<Message[]>): Promise<Message[]>
}

export interface GroupEvents {
  executed(messages: number): void
  delivered(messages: number): void
  empty(): void
}

/** Runs the batches of one distinct subscription and hands each answer to every member. */
export const startGroup = (
  parts: LiveParts,
  operation: LiveOperation,
  stream: AsyncGenerator<LiveBatch, void>,
  events: GroupEvents,
): Group => {
  const members = new Set<Member>()
  const catchingUp = new Map<string, Promise<Message[]>>()

  const publish = (messages: readonly Message[]): void => {
    for (const message of messages) for (const { outbox } of members) outbox.send(message)
    events.delivered(messages.length * members.size)
  }
  let isOver = false
  const close = (): void => {
    if (!isOver) events.empty()
    isOver = true
  }
  const end = (error: unknown): void => {
    close()
    for (const member of members) member.ended(error)
    members.clear()
  }
  const run = async (): Promise<void> => {
    for await (const batch of stream) {
      const messages = await messagesOf(parts, operation, batch)
      events.executed(messages.length)
      publish(messages)
    }
  }

  run().then(
    () => end(null),
    (error: unknown) => end(error),
  )

  return {
    operation,
    add(member) {
      if (!isOver) members.add(member)
      return !isOver
    },
    remove(member) {
      if (!members.delete(member) || members.size > 0) return
      close()
      void stream.return()
    },
    catchUp(key, find) {
      const running = catchingUp.get(key)
      if (running) return running
      const started = find().finally(() => catchingUp.delete(key))
      catchingUp.set(key, started)
      return started
    },
  }
}
