/** Calls waiting to be written, taken in batches: those of one provider in order, and never two batches of one provider at once. */

interface Waiting {
  readonly providerId: number
  /** How many events it carries. */
  readonly size: number
}

export interface Batch<T> {
  readonly calls: readonly T[]
  /** The provider is held by another engine: wait for it, alone, so that nobody else has to. */
  readonly wait: boolean
}

/** Most events in a batch: beyond it a larger batch saves little and delays the rest. */
export const MOST_EVENTS = 256
/** Batches that wait for another engine's lock leave room for the others. */
const MOST_WAITING = 2

export class CallQueue<T extends Waiting> {
  private readonly byProvider = new Map<number, T[]>()
  private readonly busy = new Set<number>()
  private readonly contended = new Set<number>()
  private waiting = 0
  /** Events in the queue. */
  size = 0

  add(call: T): void {
    this.size += call.size
    const own = this.byProvider.get(call.providerId)
    if (own) own.push(call)
    else this.byProvider.set(call.providerId, [call])
  }

  /** Puts back what could not be done because another engine writes to its provider. */
  putBack(calls: readonly T[]): void {
    for (const call of calls.toReversed()) {
      this.contended.add(call.providerId)
      this.size += call.size
      this.byProvider.set(call.providerId, [call, ...(this.byProvider.get(call.providerId) ?? [])])
    }
  }

  /** The next batch; null where nothing can be taken now. Its providers are busy until `done`. */
  take(): Batch<T> | null {
    const calls: T[] = []
    let size = 0
    for (const providerId of this.byProvider.keys()) {
      if (this.busy.has(providerId)) continue
      if (this.contended.has(providerId)) {
        if (calls.length > 0 || this.waiting >= MOST_WAITING) continue
        return this.takeAlone(providerId)
      }
      const taken = this.takeFrom(providerId, MOST_EVENTS - size)
      size += taken.reduce((sum, call) => sum + call.size, 0)
      calls.push(...taken)
      if (size >= MOST_EVENTS) break
    }
    return calls.length === 0 ? null : { calls, wait: false }
  }

  done({ calls, wait }: Batch<T>): void {
    for (const { providerId } of calls) this.busy.delete(providerId)
    if (wait) this.waiting -= 1
  }

  private takeAlone(providerId: number): Batch<T> {
    this.contended.delete(providerId)
    this.waiting += 1
    return { calls: this.takeFrom(providerId, MOST_EVENTS), wait: true }
  }

  /** At least one call, and further ones while they fit. */
  private takeFrom(providerId: number, room: number): T[] {
    const own = this.byProvider.get(providerId) ?? []
    let count = 0
    let size = 0
    for (const call of own) {
      if (count > 0 && size + call.size > room) break
      count += 1
      size += call.size
    }
    const taken = own.splice(0, count)
    if (own.length === 0) this.byProvider.delete(providerId)
    this.busy.add(providerId)
    this.size -= size
    return taken
  }
}
