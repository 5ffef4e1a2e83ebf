/** One provider's updates in one process: hands every version on once, in order, wherever it was written. */
import type { FeedEntry } from './updates'

/** Kept entries after a version, oldest first, at most some hundred. */
export type ReadEntries = (after: number) => Promise<readonly FeedEntry[]>

/** Says that versions up to this one can no longer be told one by one. */
export const gapUpTo = (version: number, at: Date): FeedEntry => ({ version: String(version), at, metrics: [], eventIds: [], gap: true })

export class Hub {
  private readonly listeners = new Set<(entry: FeedEntry) => void>()
  private newest: number
  private catching = false

  constructor(
    /** The version that was handed on last. */
    private last: number,
    private readonly read: ReadEntries,
    private readonly now: () => Date,
    private readonly failed: (error: unknown) => void,
  ) {
    this.newest = last
  }

  get version(): number {
    return this.last
  }

  get isIdle(): boolean {
    return this.listeners.size === 0
  }

  add(listener: (entry: FeedEntry) => void): void {
    this.listeners.add(listener)
  }

  remove(listener: (entry: FeedEntry) => void): void {
    this.listeners.delete(listener)
  }

  /** An entry that this process committed. */
  offer(entry: FeedEntry): void {
    const version = Number(entry.version)
    if (!this.catching && version === this.last + 1) this.deliver(entry)
    this.hear(version)
  }

  /** Word of a version: what was not seen yet is read from the change log. */
  hear(version: number): void {
    this.newest = Math.max(this.newest, version)
    if (this.catching || this.newest <= this.last) return
    this.catching = true
    this.catchUp().catch(this.failed)
  }

  private async catchUp(): Promise<void> {
    try {
      while (this.last < this.newest) await this.readOn(this.newest)
    } finally {
      this.catching = false
    }
  }

  private async readOn(target: number): Promise<void> {
    const entries = await this.read(this.last)
    for (const entry of entries) this.deliverAfterGap(entry)
    if (entries.length === 0) this.deliver(gapUpTo(target, this.now()))
  }

  private deliverAfterGap(entry: FeedEntry): void {
    const version = Number(entry.version)
    if (version <= this.last) return
    this.deliver(version === this.last + 1 ? entry : { ...entry, gap: true })
  }

  private deliver(entry: FeedEntry): void {
    this.last = Number(entry.version)
    for (const listener of this.listeners) listener(entry)
  }
}
