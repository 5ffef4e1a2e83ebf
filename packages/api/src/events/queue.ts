/** Calls waiting to be written, taken in batches: those of one provider in order, and never two batches of one provider at once. */

interface Waiting {
  readonly providerId: number
  /** How many events it carries. */
  readonly size: number
}

/**
 * `live`: what arrived together. `bulk`: one long call. `wait`: calls of a provider that another engine holds, alone,
 * so that nobody else has to wait with them.
 */
type Kind = 'bulk' | 'live' | 'wait'

export interface Batch<T> {
  readonly kind: Kind
  readonly calls: readonly T[]
}

/** Most events in a live batch: beyond it a larger batch saves little and delays the rest. */
export const MOST_EVENTS = 256
/** Live batches overlap so that the engine thinks while Postgres writes; a smaller one is not worth a round trip of its own. */
const FEWEST_SHARED = 32
/** Batches under way at once; each kind leaves room for the others. */
const MOST_RUNNING: Readonly<Record<Kind, number>> = { live: 2, bulk: 2, wait: 2 }
/** Connections that the batches can use at once. */
export const LANES = MOST_RUNNING.live + MOST_RUNNING.bulk + MOST_RUNNING.wait

export class CallQueue<T extends Waiting> {
  private readonly byProvider = new Map<number, T[]>()
  private readonly busy = new Set<number>()
  private readonly contended = new Set<number>()
  private readonly running: Record<Kind, number> = { live: 0, bulk: 0, wait: 0 }
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
    const live: T[] = []
    const most = Math.min(MOST_EVENTS, Math.max(FEWEST_SHARED, this.size / (MOST_RUNNING.live - this.running.live)))
    let size = 0
    for (const [providerId, own] of this.byProvider) {
      if (this.busy.has(providerId)) continue
      const kind = this.kindOf(providerId, own)
      if (this.running[kind] >= MOST_RUNNING[kind]) continue
      if (kind !== 'live') {
        if (live.length === 0) return this.started(kind, this.takeFrom(providerId, own, MOST_EVENTS))
        continue
      }
      const taken = this.takeFrom(providerId, own, MOST_EVENTS - size)
      size += taken.reduce((sum, call) => sum + call.size, 0)
      live.push(...taken)
      if (size >= most) break
    }
    return live.length === 0 ? null : this.started('live', live)
  }

  /** The batch's providers are free again. */
  done({ calls, kind }: Batch<T>): void {
    for (const { providerId } of calls) this.busy.delete(providerId)
    this.running[kind] -= 1
  }

  private kindOf(providerId: number, own: readonly T[]): Kind {
    if (this.contended.has(providerId)) return 'wait'
    return (own[0]?.size ?? 0) > MOST_EVENTS ? 'bulk' : 'live'
  }

  private started(kind: Kind, calls: readonly T[]): Batch<T> {
    this.running[kind] += 1
    return { kind, calls }
  }

  /** At least one call, and further ones while they fit. */
  private takeFrom(providerId: number, own: T[], room: number): T[] {
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
    this.contended.delete(providerId)
    this.size -= size
    return taken
  }
}
