/** A queue that never grows: what a slow consumer has not taken melts into the newest value per metric and day. */
import { fromUnits, toUnits } from '../core/money'
import type { FeedEntry, MetricChange } from './updates'

const MOST_ENTRIES = 32
const MOST_METRICS = 1000
const MOST_EVENT_IDS = 500

const sumOf = (a: string, b: string): string => fromUnits(toUnits(a) + toUnits(b))

/** Two entries as one: newest values, changes added up. What grows beyond bounds is dropped, and the gap says so. */
export const conflate = (older: FeedEntry, newer: FeedEntry): FeedEntry => {
  const metrics = new Map<string, MetricChange>(older.metrics.map(entry => [`${entry.metric}\n${entry.date}`, entry]))
  for (const entry of newer.metrics) {
    const key = `${entry.metric}\n${entry.date}`
    const before = metrics.get(key)
    metrics.set(key, before === undefined ? entry : { ...entry, change: sumOf(before.change, entry.change) })
  }
  const eventIds = [...older.eventIds, ...newer.eventIds]
  const head = { version: newer.version, at: newer.at }
  if (metrics.size > MOST_METRICS || eventIds.length > MOST_EVENT_IDS) return { ...head, metrics: [], eventIds: [], gap: true }
  return { ...head, metrics: [...metrics.values()], eventIds, gap: older.gap || newer.gap }
}

/** One consumer's queue. */
export class ConflatingQueue {
  private entries: FeedEntry[] = []
  private taker: ((entry: FeedEntry | null) => void) | null = null
  private closed = false

  offer(entry: FeedEntry): void {
    if (this.closed) return
    if (this.taker) return this.hand(entry)
    this.entries.push(entry)
    if (this.entries.length > MOST_ENTRIES) this.entries = [this.entries.reduce(conflate)]
  }

  /** The oldest entry, as soon as there is one; null once the queue is closed. */
  take(): Promise<FeedEntry | null> {
    const entry = this.entries.shift()
    if (entry) return Promise.resolve(entry)
    if (this.closed) return Promise.resolve(null)
    return new Promise(resolve => {
      this.taker = resolve
    })
  }

  /** Entries that wait to be taken; never more than a few. */
  get length(): number {
    return this.entries.length
  }

  close(): void {
    this.closed = true
    this.entries = []
    this.hand(null)
  }

  private hand(entry: FeedEntry | null): void {
    const taker = this.taker
    this.taker = null
    taker?.(entry)
  }
}
