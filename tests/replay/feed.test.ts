import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FeedEntry } from '../../packages/api/src/events'
import { pruneUpdates } from '../../packages/api/src/events'
import type { Engine, EngineWorld } from './engine-world'
import { createEngineWorld } from './engine-world'
import { completed, created, event } from './events'

let world: EngineWorld
let here: Engine
let elsewhere: Engine
beforeAll(async () => {
  world = await createEngineWorld()
  here = world.engine()
  elsewhere = world.engine()
})
afterAll(() => world.close())

const booking = (n: number) => created(`b${n}`, '2026-03-05T14:00:00Z', { price: '10' })

/** Takes entries until the one of a version has come. */
const until = async (feed: AsyncIterator<FeedEntry, undefined>, version: number, slowness = 0): Promise<FeedEntry[]> => {
  const entries: FeedEntry[] = []
  while (Number(entries.at(-1)?.version ?? 0) < version) {
    const taken = await feed.next()
    if (taken.done) break
    entries.push(taken.value)
    if (slowness > 0) await pause(slowness)
  }
  return entries
}

const count = (entries: FeedEntry[]) => entries.flatMap(({ metrics }) => metrics).filter(({ metric }) => metric === 'bookings.count')

describe('the feed', () => {
  it('tells every total that moved, its value and by how much, and which events did it', async () => {
    const provider = await world.provider()
    const feed = here.feed.subscribe(provider)
    const first = feed.next()
    await pause(50)
    const made = booking(1)
    await here.ingest.record(provider, [made], 'API')
    const { value } = await first
    expect(value).toMatchObject({ version: '1', gap: false, eventIds: [made.id] })
    expect(value?.metrics).toEqual(
      expect.arrayContaining([
        { metric: 'bookings.count', date: '2026-03-01', value: '1', change: '1' },
        { metric: 'revenue.pending', date: '2026-03-05', value: '10', change: '10' },
      ]),
    )
    await here.ingest.record(provider, [completed('b1', '2026-03-05T15:00:00Z', { price: '12.50' })], 'API')
    expect((await feed.next()).value?.metrics).toEqual(
      expect.arrayContaining([
        { metric: 'revenue.pending', date: '2026-03-05', value: '0', change: '-10' },
        { metric: 'revenue.earned', date: '2026-03-05', value: '12.5', change: '12.5' },
      ]),
    )
    await feed.return()
  })

  it('tells the average rating of a day with its reviews', async () => {
    const provider = await world.provider()
    const feed = here.feed.subscribe(provider, { since: '0' })
    for (const rating of [5, 4, 4])
      await here.ingest.record(provider, [event('REVIEW_RECEIVED', '2026-03-05T15:00:00Z', { customer: { ref: 'ann' }, rating })], 'API')
    const averages = (await until(feed, 3)).map(({ metrics }) => metrics.find(({ metric }) => metric === 'reviews.average'))
    expect(averages.map(entry => [entry?.value, entry?.change])).toEqual([
      ['5', '5'],
      ['4.5', '-0.5'],
      ['4.3333', '-0.1667'],
    ])
    await feed.return()
  })

  it('sends what was missed and then what happens, each version once and in order, while two processes write', async () => {
    const provider = await world.provider()
    const all = 120
    const write = async () => {
      await Promise.all(
        Array.from({ length: all }, async (_, n) => {
          await pause(n * 3)
          await (n % 2 === 0 ? here : elsewhere).ingest.record(provider, [booking(n)], 'API')
        }),
      )
      return Number(await here.feed.version(provider))
    }
    const writing = write()
    // Watchers come at different times, on both processes, with what they saw last.
    const watchers = [0, 40, 90, 150, 250].map(async (delay, n) => {
      await pause(delay)
      const since = n === 0 ? 0 : Math.floor(Number(await here.feed.version(provider)) / 2)
      const feed = (n % 2 === 0 ? here : elsewhere).feed.subscribe(provider, { since: String(since) })
      const entries: FeedEntry[] = []
      const watching = (async () => {
        for await (const entry of feed) entries.push(entry)
      })()
      const last = await writing
      await expect.poll(() => entries.at(-1)?.version).toBe(String(last))
      await feed.return()
      await watching
      return { since, entries }
    })
    const seen = await Promise.all(watchers)
    const last = await writing
    for (const { since, entries } of seen) {
      expect(entries.map(({ version }) => Number(version))).toEqual(Array.from({ length: last - since }, (_, n) => since + n + 1))
      expect(entries.every(({ gap }) => !gap)).toBe(true)
      const values = count(entries).map(({ value }) => Number(value))
      expect(values.at(-1)).toBe(all)
      expect(values).toEqual([...values].sort((a, b) => a - b))
    }
    expect(new Set(seen[0]?.entries.flatMap(({ eventIds }) => eventIds)).size).toBe(all)
  })

  it('gives a slow consumer the newest values, the sum of the changes, and little to hold', async () => {
    const provider = await world.provider()
    const feed = here.feed.subscribe(provider, { since: '0' })
    const first = feed.next()
    for (let n = 0; n < 200; n += 1) await here.ingest.record(provider, [booking(n)], 'API')
    const version = Number(await here.feed.version(provider))
    const entries = [(await first).value as FeedEntry, ...(await until(feed, version))]
    expect(entries.length).toBeLessThan(40)
    const counts = count(entries)
    expect(counts.at(-1)?.value).toBe('200')
    expect(counts.reduce((sum, { change }) => sum + Number(change), 0)).toBe(200)
    expect(new Set(entries.flatMap(({ eventIds }) => eventIds)).size).toBe(200)
    await feed.return()
  })

  it('says that there is a gap where history was pruned, and where the place is none of ours', async () => {
    const provider = await world.provider()
    for (let n = 0; n < 5; n += 1) await here.ingest.record(provider, [booking(n)], 'API')
    await world.pool.query('delete from provider_updates where provider_id = $1 and version <= 3', [provider])
    const pruned = here.feed.subscribe(provider, { since: '1' })
    expect((await until(pruned, 5)).map(({ version, gap }) => [version, gap])).toEqual([
      ['4', true],
      ['5', false],
    ])
    for (const since of ['99', 'yesterday', '-1']) {
      const lost = here.feed.subscribe(provider, { since })
      expect((await lost.next()).value).toMatchObject({ version: '5', gap: true, metrics: [], eventIds: [] })
      await lost.return()
    }
    await pruned.return()
    await world.pool.query('update provider_updates set at = $1 where provider_id = $2', [new Date('2020-01-01'), provider])
    expect(await pruneUpdates(world.pool, new Date())).toBe(2)
    const gone = here.feed.subscribe(provider, { since: '1' })
    expect((await gone.next()).value).toMatchObject({ version: '5', gap: true })
    await gone.return()
  })

  it('tells of a bulk load by a gap, without the list', async () => {
    const provider = await world.provider()
    const feed = elsewhere.feed.subscribe(provider, { since: '0' })
    await here.ingest.record(
      provider,
      Array.from({ length: 700 }, (_, n) => booking(n)),
      'IMPORT',
    )
    expect((await feed.next()).value).toMatchObject({ version: '1', gap: true, metrics: [], eventIds: [] })
    await feed.return()
  })

  it('catches up after the connection that hears of updates was cut', async () => {
    const provider = await world.provider()
    const feed = elsewhere.feed.subscribe(provider, { since: '0' })
    await here.ingest.record(provider, [booking(1)], 'API')
    expect((await feed.next()).value).toMatchObject({ version: '1' })
    await world.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dashboard-feed' and datname = current_database()`,
    )
    await here.ingest.record(provider, [booking(2)], 'API')
    await here.ingest.record(provider, [booking(3)], 'API')
    expect((await until(feed, 3)).map(({ version }) => version)).toEqual(['2', '3'])
    await feed.return()
  })

  it('ends at once when it is returned or aborted, even while it waits', async () => {
    const provider = await world.provider()
    const returned = here.feed.subscribe(provider)
    const waiting = returned.next()
    await returned.return()
    expect(await waiting).toEqual({ done: true, value: undefined })
    const controller = new AbortController()
    const aborted = here.feed.subscribe(provider, { signal: controller.signal })
    const pending = aborted.next()
    controller.abort()
    expect(await pending).toEqual({ done: true, value: undefined })
    expect(await aborted.next()).toEqual({ done: true, value: undefined })
  })
})
