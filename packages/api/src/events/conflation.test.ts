import { describe, expect, it } from 'vitest'
import { ConflatingQueue, conflate } from './conflation'
import type { FeedEntry } from './updates'

const entry = (version: number, value = String(version), date = '2026-03-01'): FeedEntry => ({
  version: String(version),
  at: new Date(version),
  metrics: [{ metric: 'bookings.count', date, value, change: '1' }],
  eventIds: [`e${version}`],
  gap: false,
})

describe('conflate', () => {
  it('keeps the newest value per metric and day, adds up changes, joins the events', () => {
    expect(conflate(entry(1), entry(2))).toEqual({
      ...entry(2),
      metrics: [{ metric: 'bookings.count', date: '2026-03-01', value: '2', change: '2' }],
      eventIds: ['e1', 'e2'],
    })
    expect(conflate(entry(1), entry(2, '5', '2026-03-02')).metrics).toHaveLength(2)
  })

  it('remembers a gap', () => {
    expect(conflate({ ...entry(1), gap: true }, entry(2)).gap).toBe(true)
  })

  it('drops what grows beyond bounds and says so', () => {
    const many = { ...entry(1), eventIds: Array.from({ length: 500 }, (_, n) => `x${n}`) }
    expect(conflate(many, entry(2))).toEqual({ version: '2', at: new Date(2), metrics: [], eventIds: [], gap: true })
  })
})

describe('ConflatingQueue', () => {
  it('hands entries on in order, at once to who waits', async () => {
    const queue = new ConflatingQueue()
    const first = queue.take()
    queue.offer(entry(1))
    queue.offer(entry(2))
    expect([(await first)?.version, (await queue.take())?.version]).toEqual(['1', '2'])
  })

  it('never holds more than a few entries, whatever comes', async () => {
    const queue = new ConflatingQueue()
    for (let version = 1; version <= 200_000; version += 1) queue.offer(entry(version))
    expect(queue.length).toBeLessThanOrEqual(32)
    const taken: FeedEntry[] = []
    while (queue.length > 0) taken.push((await queue.take())!)
    expect(taken.at(-1)?.version).toBe('200000')
    expect(taken[0]?.gap).toBe(true)
  })

  it('ends for who waits when it is closed', async () => {
    const queue = new ConflatingQueue()
    const waiting = queue.take()
    queue.close()
    expect(await waiting).toBeNull()
    queue.offer(entry(1))
    expect(await queue.take()).toBeNull()
  })
})
