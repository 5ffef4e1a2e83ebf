import { describe, expect, it } from 'vitest'
import { CallQueue, MOST_EVENTS } from './queue'

const call = (providerId: number, size = 1) => ({ providerId, size })
const taken = (queue: CallQueue<{ providerId: number; size: number }>) => queue.take()?.calls.map(({ providerId }) => providerId)

describe('CallQueue', () => {
  it('takes what waits, of all providers, up to the size of a batch', () => {
    const queue = new CallQueue()
    for (const size of [1, MOST_EVENTS - 2, 5]) queue.add(call(1, size))
    queue.add(call(2))
    expect(taken(queue)).toEqual([1, 1, 2])
    expect(queue.size).toBe(5)
  })

  it('never has two batches of one provider under way', () => {
    const queue = new CallQueue()
    queue.add(call(1))
    const batch = queue.take()!
    queue.add(call(1))
    queue.add(call(2))
    expect(taken(queue)).toEqual([2])
    expect(taken(queue)).toBeUndefined()
    queue.done(batch)
    expect(taken(queue)).toEqual([1])
  })

  it('takes a call that is larger than a batch by itself', () => {
    const queue = new CallQueue()
    queue.add(call(1, MOST_EVENTS * 4))
    queue.add(call(1))
    expect(taken(queue)).toEqual([1])
  })

  it('waits alone, and in order, for a provider that another engine holds', () => {
    const queue = new CallQueue()
    const calls = [call(1), call(1)]
    calls.forEach(one => queue.add(one))
    const batch = queue.take()!
    queue.putBack(batch.calls)
    queue.done(batch)
    queue.add(call(2))
    expect(queue.take()).toEqual({ calls, wait: true })
    expect(queue.take()).toEqual({ calls: [call(2)], wait: false })
  })

  it('leaves lanes free however many providers are held', () => {
    const queue = new CallQueue()
    const held = [1, 2, 3].map(id => call(id))
    queue.putBack(held)
    const waits = [queue.take(), queue.take()]
    expect(waits.map(batch => batch?.wait)).toEqual([true, true])
    expect(queue.take()).toBeNull()
    queue.done(waits[0]!)
    expect(queue.take()?.wait).toBe(true)
  })
})
