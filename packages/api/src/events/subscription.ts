/** What one consumer gets: first what it missed, read page by page as it takes it, then what happens. */
import { ConflatingQueue } from './conflation'
import type { Hub, ReadEntries } from './hub'
import { gapUpTo } from './hub'
import type { FeedEntry } from './updates'

const VERSION = /^\d{1,15}$/

/** A place in the change log as consumers hand it back; null where it is none. */
export const versionOf = (since: string): number | null => (VERSION.test(since) ? Number(since) : null)

/** The versions that a consumer missed, from the change log. */
export class Missed {
  private page: FeedEntry[] = []

  constructor(
    private seen: number,
    private readonly until: number,
    private readonly read: ReadEntries,
    private readonly now: () => Date,
  ) {}

  /** The next missed entry; null once the consumer is up to date. A hole in the log is told as a gap. */
  async next(): Promise<FeedEntry | null> {
    if (this.seen >= this.until) return null
    if (this.page.length === 0) this.page = [...(await this.read(this.seen))]
    const entry = this.page.shift()
    if (entry === undefined || Number(entry.version) > this.until) return this.advance(gapUpTo(this.until, this.now()))
    return this.advance(Number(entry.version) === this.seen + 1 ? entry : { ...entry, gap: true })
  }

  private advance(entry: FeedEntry): FeedEntry {
    this.seen = Number(entry.version)
    return entry
  }
}

/** Where a consumer begins. */
export interface Start {
  readonly hub: Hub
  readonly missed: Missed | null
  /** Told first, where the consumer's place is not known. */
  readonly gap: FeedEntry | null
  /** Live versions up to this one are known to the consumer. */
  readonly after: number
}

/** The consumer's end. `return` frees everything at once, even while a `next` is pending. */
export class Subscription implements AsyncIterableIterator<FeedEntry> {
  private readonly queue = new ConflatingQueue()
  private readonly begun: Promise<Start | null>
  private gap: FeedEntry | null = null
  private isReplaying = true
  private after = 0
  private closed = false

  constructor(
    begin: (listener: (entry: FeedEntry) => void) => Promise<Start>,
    private readonly release: (listener: (entry: FeedEntry) => void) => void,
    signal?: AbortSignal,
  ) {
    this.begun = begin(this.listener).then(start => this.begin(start))
    // A failure is told to whoever takes the first entry.
    this.begun.catch(() => this.close())
    if (signal?.aborted) this.close()
    else signal?.addEventListener('abort', () => this.close(), { once: true })
  }

  async next(): Promise<IteratorResult<FeedEntry, undefined>> {
    const start = await this.begun
    const entry = start === null || this.closed ? null : await this.following(start).catch((error: unknown) => this.fail(error))
    return entry === null || this.closed ? { done: true, value: undefined } : { done: false, value: entry }
  }

  return(): Promise<IteratorResult<FeedEntry, undefined>> {
    this.close()
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  private readonly listener = (entry: FeedEntry): void => {
    this.queue.offer(entry)
  }

  private begin(start: Start): Start | null {
    this.gap = start.gap
    this.after = start.after
    if (!this.closed) return start
    this.release(this.listener)
    return null
  }

  private async following({ missed }: Start): Promise<FeedEntry | null> {
    if (this.gap !== null) {
      const gap = this.gap
      this.gap = null
      return gap
    }
    const entry = this.isReplaying && missed ? await missed.next() : null
    if (entry !== null) return entry
    this.isReplaying = false
    return this.live()
  }

  private async live(): Promise<FeedEntry | null> {
    for (;;) {
      const entry = await this.queue.take()
      if (entry === null || Number(entry.version) > this.after) return entry
    }
  }

  /** Nobody returns an iterator that failed: it lets go by itself. */
  private fail(error: unknown): never {
    this.close()
    throw error
  }

  private close(): void {
    if (this.closed) return
    this.closed = true
    this.queue.close()
    this.release(this.listener)
  }
}
