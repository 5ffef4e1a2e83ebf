import { setTimeout as pause } from 'node:timers/promises'
import type { Scope } from '../../access/scope'
import { conflict } from '../../core/errors'
import type { FeedEntry } from '../../events'
import { feedOf } from '../../events'
import { newestOf } from './newest'

/** One thing to deliver. While a reader is slow, newer news of the same `key` takes its place. */
export interface Delivery {
  key: string
  version: string
  value: unknown
}

/** What one version means to one subscription; `deliver` reads with a scope of its own, briefly. */
export interface LiveBatch {
  version: string
  /** Only the newest batch matters: each is the whole truth. */
  whole: boolean
  deliver(scope: Scope): Promise<Delivery[]>
}

/** How a subscription tells a version. */
export interface LiveSource {
  /** Each delivery is the whole truth, so that only the newest matters. */
  whole: boolean
  /** Milliseconds between two batches at least. */
  paceMs: number
  deliver(scope: Scope, entry: FeedEntry): Promise<Delivery[]> | Delivery[]
}

/** Something was missed that is not kept any more. */
export const missed = (version: string) => {
  const error = conflict('Something happened that is not told one by one: read the figures again.')
  Object.assign(error.extensions, { gap: true, version })
  return error
}

async function* batches(feed: AsyncIterable<FeedEntry>, source: LiveSource, signal: AbortSignal): AsyncGenerator<LiveBatch, void> {
  try {
    for await (const entry of source.whole ? newestOf(feed) : feed) {
      yield { version: entry.version, whole: source.whole, deliver: async scope => source.deliver(scope, entry) }
      if (source.paceMs > 0) await pause(source.paceMs, undefined, { signal })
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** A provider's versions as batches of one subscription; what its reader has not taken waits, conflated, in the feed. */
export const liveStream = (
  { house, providerId }: Scope,
  since: string | null | undefined,
  source: LiveSource,
): AsyncGenerator<LiveBatch, void> => {
  const stop = new AbortController()
  const stream = batches(feedOf(house).subscribe(providerId, { since, signal: stop.signal }), source, stop.signal)
  const end = stream.return.bind(stream)
  // A generator that waits cannot return before what it waits for has come: the feed is ended first.
  stream.return = async value => {
    stop.abort()
    return end(value)
  }
  return stream
}
