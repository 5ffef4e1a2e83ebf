/** Takes events from many callers and writes those that arrive together in one transaction. */
import type { EventOrigin } from '@dashboard/schema/vocabulary'
import type pg from 'pg'
import { notFound, rateLimited } from '../core/errors'
import type { BatchResult, Call, Recorded } from './batch.service'
import { runBatch } from './batch.service'
import { enginePool } from './connections.service'
import { explained, isPassing } from './failures'
import { ensureVersions } from './load.repository'
import type { ValidEvent } from './payload'
import type { Batch } from './queue'
import { CallQueue, LANES } from './queue'
import type { SealEvents } from './seals.service'
import { analyzeGrown } from './statistics.repository'
import type { ProviderEntry } from './updates.repository'

/** What a committed batch was, for the meters. */
export interface BatchReport {
  readonly calls: number
  readonly events: number
  readonly duplicates: number
  readonly providers: number
  readonly milliseconds: number
}

export interface IngestParts {
  readonly pool: pg.Pool
  readonly now: () => Date
  /** Makes unreadable what of events is personal: nothing else ever reaches a table. */
  readonly seal: SealEvents
  /** Hears of new versions after they were committed, in order for each provider. */
  readonly publish: (entries: readonly ProviderEntry[]) => void
}

/** A longer list is written in parts, so that others of its provider get their turn. */
const CHUNK_EVENTS = 5000
const MOST_QUEUED = 100_000
/** So many events may have made a small table a large one. */
const ANALYZE_AFTER_EVENTS = 1000
const RETRY_AFTER_MS = [50, 250, 1000, 3000]

interface QueuedCall extends Call {
  readonly size: number
  readonly resolve: (recorded: Recorded) => void
  readonly reject: (error: unknown) => void
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

export class Ingest {
  private readonly queue = new CallQueue<QueuedCall>()
  private readonly pool: pg.Pool
  private readonly listeners: ((report: BatchReport) => void)[] = []
  private readonly lanes = new Set<Promise<void>>()
  private scheduled = false
  private sinceAnalyzed = 0

  constructor(private readonly parts: IngestParts) {
    this.pool = enginePool(parts.pool, LANES)
  }

  /** Records events of one provider; resolves once they are committed. A list beyond a few thousand is several transactions. */
  async record(providerId: number, events: readonly ValidEvent[], origin: EventOrigin): Promise<Recorded> {
    if (this.queue.size > MOST_QUEUED) throw rateLimited(1)
    let total: Recorded = { recorded: 0, duplicates: 0, version: '0' }
    for (let start = 0; start === 0 || start < events.length; start += CHUNK_EVENTS) {
      const chunk = await this.parts.seal(providerId, events.slice(start, start + CHUNK_EVENTS))
      const part = await this.enqueue(providerId, chunk, origin)
      total = { recorded: total.recorded + part.recorded, duplicates: total.duplicates + part.duplicates, version: part.version }
    }
    return total
  }

  /** Calls `listener` after every committed batch. */
  observe(listener: (report: BatchReport) => void): void {
    this.listeners.push(listener)
  }

  /** Events that wait to be written. */
  get queued(): number {
    return this.queue.size
  }

  /** Writes what is queued, then lets go of the connections. */
  async close(): Promise<void> {
    while (this.queue.size > 0 || this.lanes.size > 0) {
      this.fill()
      await Promise.all(this.lanes)
    }
    await this.pool.end()
  }

  private enqueue(providerId: number, events: readonly ValidEvent[], origin: EventOrigin): Promise<Recorded> {
    return new Promise((resolve, reject) => {
      this.queue.add({ providerId, received: events.map(event => ({ event, origin })), size: events.length, resolve, reject })
      this.schedule()
    })
  }

  /** Lets all that arrives in this turn of the event loop into one batch. */
  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      this.fill()
    })
  }

  private fill(): void {
    for (let batch = this.queue.take(); batch !== null; batch = this.queue.take()) this.start(batch)
  }

  private start(batch: Batch<QueuedCall>): void {
    const lane = this.settle(batch.calls, batch.kind === 'wait').finally(() => {
      this.queue.done(batch)
      this.lanes.delete(lane)
      this.schedule()
    })
    this.lanes.add(lane)
  }

  /** Every call of a batch gets its answer; where the batch fails, its halves are tried, so that only the guilty call is refused. */
  private async settle(calls: readonly QueuedCall[], wait: boolean): Promise<void> {
    try {
      const result = await this.attempt(calls, wait)
      this.answer(calls, result, wait)
      await this.keepStatistics(result)
    } catch (error) {
      if (calls.length === 1 || isPassing(error)) return calls.forEach(call => call.reject(explained(error)))
      const middle = calls.length >> 1
      await this.settle(calls.slice(0, middle), wait)
      await this.settle(calls.slice(middle), wait)
    }
  }

  private async attempt(calls: readonly QueuedCall[], wait: boolean): Promise<BatchResult> {
    for (const delay of RETRY_AFTER_MS) {
      try {
        return await this.run(calls, wait)
      } catch (error) {
        if (!isPassing(error)) throw error
        await pause(delay)
      }
    }
    return this.run(calls, wait)
  }

  private async run(calls: readonly QueuedCall[], wait: boolean): Promise<BatchResult> {
    const client = await this.pool.connect()
    let broken = true
    try {
      const started = performance.now()
      let result = await runBatch(client, calls, this.parts.now(), wait)
      if (wait && result.contended.length > 0) result = await this.firstOf(client, calls)
      this.report(calls, result, performance.now() - started)
      broken = false
      return result
    } catch (error) {
      broken = isPassing(error)
      throw error
    } finally {
      client.release(broken)
    }
  }

  /** A provider that could not be locked although we waited has no version yet, or does not exist. */
  private async firstOf(client: pg.PoolClient, calls: readonly QueuedCall[]): Promise<BatchResult> {
    const providerIds = [...new Set(calls.map(call => call.providerId))]
    await ensureVersions(client, providerIds)
    return runBatch(client, calls, this.parts.now(), true)
  }

  /** What is committed is committed: that statistics could not be kept must not be told as a failure of the batch. */
  private async keepStatistics({ recorded }: BatchResult): Promise<void> {
    for (const answer of recorded.values()) this.sinceAnalyzed += answer.recorded
    if (this.sinceAnalyzed < ANALYZE_AFTER_EVENTS) return
    this.sinceAnalyzed = 0
    await analyzeGrown(this.pool).catch(() => undefined)
  }

  private answer(calls: readonly QueuedCall[], result: BatchResult, wait: boolean): void {
    this.parts.publish(result.entries)
    const contended = calls.filter(call => !result.recorded.has(call))
    if (wait) contended.forEach(call => call.reject(notFound('The provider')))
    else this.queue.putBack(contended)
    for (const call of calls) {
      const recorded = result.recorded.get(call)
      if (recorded) call.resolve(recorded)
    }
  }

  private report(calls: readonly QueuedCall[], { recorded, entries }: BatchResult, milliseconds: number): void {
    const answers = [...recorded.values()]
    const report = {
      calls: calls.length,
      events: answers.reduce((sum, answer) => sum + answer.recorded, 0),
      duplicates: answers.reduce((sum, answer) => sum + answer.duplicates, 0),
      providers: entries.length,
      milliseconds,
    }
    for (const listener of this.listeners) listener(report)
  }
}
