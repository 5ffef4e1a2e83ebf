import { describe, expect, it, vi } from 'vitest'
import type { Start } from './subscription'
import { Missed, Subscription } from './subscription'

const now = () => new Date('2026-05-04T09:00:00Z')
const broken = () => Promise.reject(new Error('the database is gone'))
const subscribed = (begin: () => Promise<Start>) => {
  const release = vi.fn()
  return { release, subscription: new Subscription(begin, release) }
}

describe('a subscription that fails', () => {
  it('lets go of its place while it catches up, because nobody returns it', async () => {
    const missed = new Missed(0, 5, broken, now)
    const { release, subscription } = subscribed(() => Promise.resolve({ hub: null as never, missed, gap: null, after: 5 }))
    await expect(subscription.next()).rejects.toThrow('gone')
    expect(release).toHaveBeenCalledOnce()
    expect(await subscription.next()).toEqual({ done: true, value: undefined })
  })

  it('lets go of it at its beginning, also when nobody asks', async () => {
    const { release, subscription } = subscribed(broken)
    await vi.waitFor(() => expect(release).toHaveBeenCalledOnce())
    await expect(subscription.next()).rejects.toThrow('gone')
  })
})
