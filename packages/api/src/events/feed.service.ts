/** Updates of providers to those who watch them: what this process commits at once, what others commit by Postgres' notice. */
import type pg from 'pg'
import { Hub, gapUpTo } from './hub'
import { Listener } from './listener.service'
import type { Start } from './subscription'
import { Missed, Subscription, versionOf } from './subscription'
import type { FeedEntry } from './updates'
import type { ProviderEntry } from './updates.repository'
import { entriesAfter, versionsOf } from './updates.repository'

const PAGE = 200

export interface FeedParts {
  readonly pool: pg.Pool
  readonly now: () => Date
  readonly warn: (message: string, error: unknown) => void
}

export interface SubscribeOptions {
  /** The last version that the consumer saw: what came after it is sent first. */
  readonly since?: string | null
  readonly signal?: AbortSignal
}

export class Feed {
  private readonly hubs = new Map<number, Promise<Hub>>()
  private readonly open = new Map<number, Hub>()
  private readonly listener: Listener

  constructor(private readonly parts: FeedParts) {
    this.listener = new Listener({
      pool: parts.pool,
      heard: (providerId, version) => this.open.get(providerId)?.hear(version),
      resync: client => this.resync(client),
      warn: parts.warn,
    })
  }

  /** A provider's updates from now on, after those since a version; each once, in order. Newest values only for who is slow. */
  subscribe(providerId: number, { since, signal }: SubscribeOptions = {}): Subscription {
    return new Subscription(
      listener => this.begin(providerId, since ?? null, listener),
      listener => this.leave(providerId, listener),
      signal,
    )
  }

  /** The provider's version, "0" before its first event. */
  async version(providerId: number): Promise<string> {
    return String((await versionsOf(this.parts.pool, [providerId])).get(providerId) ?? 0)
  }

  /** Hands on what this process has committed. */
  publish(entries: readonly ProviderEntry[]): void {
    for (const { providerId, entry } of entries) this.open.get(providerId)?.offer(entry)
  }

  close(): Promise<void> {
    return this.listener.close()
  }

  private async begin(providerId: number, since: string | null, listener: (entry: FeedEntry) => void): Promise<Start> {
    const hub = await this.join(providerId, listener)
    const live = hub.version
    if (since === null) return { hub, missed: null, gap: null, after: live }
    const seen = versionOf(since)
    if (seen !== null && seen <= live)
      return { hub, missed: new Missed(seen, live, this.reader(providerId), this.parts.now), gap: null, after: live }
    // Ahead of us: another process may have told it already; ahead of everybody: it is no version of ours.
    const current = seen === null ? live : Number(await this.version(providerId))
    if (seen !== null && seen <= current) return { hub, missed: null, gap: null, after: seen }
    return { hub, missed: null, gap: gapUpTo(live, this.parts.now()), after: live }
  }

  private leave(providerId: number, listener: (entry: FeedEntry) => void): void {
    const hub = this.open.get(providerId)
    hub?.remove(listener)
    if (!hub?.isIdle) return
    this.open.delete(providerId)
    this.hubs.delete(providerId)
  }

  private reader(providerId: number) {
    return (after: number) => entriesAfter(this.parts.pool, providerId, after, PAGE)
  }

  /** Joins the provider's hub; the one that was opening may have been left by its last listener meanwhile. */
  private async join(providerId: number, listener: (entry: FeedEntry) => void): Promise<Hub> {
    for (;;) {
      const hub = await this.hub(providerId)
      if (this.open.get(providerId) !== hub) continue
      hub.add(listener)
      return hub
    }
  }

  private hub(providerId: number): Promise<Hub> {
    const known = this.hubs.get(providerId)
    if (known) return known
    const opening = this.openHub(providerId).catch((error: unknown) => {
      this.hubs.delete(providerId)
      throw error
    })
    this.hubs.set(providerId, opening)
    return opening
  }

  /** Listens before it reads the version, so that nothing falls in between. */
  private async openHub(providerId: number): Promise<Hub> {
    await this.listener.ready()
    const hub = new Hub(Number(await this.version(providerId)), this.reader(providerId), this.parts.now, error =>
      this.parts.warn('updates could not be read', error),
    )
    this.open.set(providerId, hub)
    try {
      hub.hear(Number(await this.version(providerId)))
    } catch (error) {
      this.open.delete(providerId)
      throw error
    }
    return hub
  }

  private async resync(client: pg.ClientBase): Promise<void> {
    const versions = await versionsOf(client, [...this.open.keys()])
    for (const [providerId, version] of versions) this.open.get(providerId)?.hear(version)
  }
}
