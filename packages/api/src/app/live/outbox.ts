import { drained, whenDrained } from './drain-notice'

/** What is sent to every subscriber of one execution: the answer, serialised once. */
export interface Message {
  /** While a socket is slow, a newer message of the same key takes this one's place. */
  key: string
  version: string
  /** An execution result as JSON. */
  payload: string
  /** The finished frames by the subscribers' operation id; most sockets use the same few ids. */
  frames: Map<string, Buffer>
}

/** The part of a WebSocket that an outbox needs. */
export interface Sink {
  readonly bufferedAmount: number
  readonly readyState: number
  send(data: Buffer, options: { binary: boolean }, sent: () => void): void
  close(code: number, reason: string): void
}

/** Bytes that may wait in a socket before what follows is conflated. */
const highWater = 64 * 1024
/** Messages that wait for a slow socket; beyond it the oldest are dropped. */
const mostHeld = 200
const open = 1

export const createMessage = (key: string, version: string, payload: string): Message => ({ key, version, payload, frames: new Map() })

const frameOf = (message: Message, id: string): Buffer => {
  const known = message.frames.get(id)
  if (known) return known
  const frame = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":${message.payload}}`)
  message.frames.set(id, frame)
  return frame
}

export interface Outbox {
  send(message: Message): void
  /** Lets go what was held while the subscriber caught up: all of `missed` in order, then what is newer than `after`. */
  resume(missed: readonly Message[], after: number): void
}

/**
 * One subscription's way onto its socket: a bounded queue that keeps the newest message of each key.
 * It starts held back when the subscriber has to catch up first; what was missed is sent whole, as fast as the socket takes it.
 */
export const createOutbox = (sink: Sink, id: string, { held: startsHeld, conflated }: { held: boolean; conflated: () => void }): Outbox => {
  const waiting = new Map<string, Message>()
  let missed: readonly Message[] = []
  let next = 0
  let held = startsHeld
  let seen = -1

  const isFull = (): boolean => {
    if (held) return true
    if (sink.bufferedAmount <= highWater) return false
    whenDrained(sink, flush)
    return true
  }
  const taken = (): void => {
    drained(sink)
  }
  const write = (message: Message): void => {
    if (sink.readyState === open) sink.send(frameOf(message, id), { binary: false }, taken)
  }
  const flush = (): void => {
    for (let message = missed[next]; message && !isFull(); message = missed[next]) {
      next += 1
      write(message)
    }
    if (next < missed.length) return
    for (const [key, message] of waiting) {
      if (isFull()) return
      waiting.delete(key)
      write(message)
    }
  }
  const wait = (message: Message): void => {
    if (waiting.delete(message.key)) conflated()
    waiting.set(message.key, message)
    if (waiting.size <= mostHeld) return
    const [oldest] = waiting.keys()
    if (oldest !== undefined && waiting.delete(oldest)) conflated()
  }

  return {
    send(message) {
      if (Number(message.version) <= seen) return
      const mustWait = isFull() || next < missed.length || waiting.size > 0
      if (mustWait) wait(message)
      else write(message)
    },
    resume(known, after) {
      missed = known
      seen = after
      held = false
      for (const [key, message] of waiting) if (Number(message.version) <= after) waiting.delete(key)
      flush()
    },
  }
}
