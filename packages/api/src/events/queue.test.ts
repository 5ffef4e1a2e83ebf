import { describe, expect, it } from 'vitest'
import { CallQueue, MOST_EVENTS } from './queue'

const call = (providerId: number, size = 1) => ({ providerId, size })
type Call = ReturnType<typeof call>
const queueOf = (...calls: Call[]) => {
  const queue = new CallQueue<Call>()
  for (const one of calls) queue.add(one)
  return queue
}

describe('CallQueue', () => {
  it('takes what waits of all providers, a provider in order, up to the size of a batch', () => {
    const queue = queueOf(call(1), call(1, 100), call(1, 200), call(2), call(3, 100))
    expect(queue.take()).toEqual({ kind: 'live', calls: [call(1), call(1, 100), call(2), call(3, 100)] })
    expect(queue.size).toBe(200)
  })

  it('never has two batches of one provider under way', () => {
    const queue = queueOf(call(1))
    const batch = queue.take()!
    queue.add(call(1))
    queue.add(call(2))
    expect(queue.take()?.calls).toEqual([call(2)])
    expect(queue.take()).toBeNull()
    queue.done(batch)
    expect(queue.take()?.calls).toEqual([call(1)])
  })

  it('shares what many providers send between two batches, and leaves one provider whole', () => {
    const spread = queueOf(...Array.from({ length: 100 }, (_, n) => call(n)))
    expect(spread.take()?.calls).toHaveLength(50)
    expect(spread.take()?.calls).toHaveLength(50)
    expect(queueOf(...Array.from({ length: 100 }, () => call(1))).take()?.calls).toHaveLength(100)
  })

  it('takes a long call by itself and lets short ones pass', () => {
    const queue = queueOf(call(1, MOST_EVENTS * 4), call(1), call(2, MOST_EVENTS * 4), call(3, MOST_EVENTS * 4), call(4))
    const kinds = [queue.take(), queue.take(), queue.take(), queue.take()].map(batch => batch && [batch.kind, batch.calls[0]?.providerId])
    expect(kinds).toEqual([['bulk', 1], ['bulk', 2], ['live', 4], null])
  })

  it('waits alone, and in order, for a provider that another engine holds', () => {
    const calls = [call(1), call(1)]
    const queue = queueOf(...calls)
    const batch = queue.take()!
    queue.putBack(batch.calls)
    queue.done(batch)
    queue.add(call(2))
    expect(queue.take()).toEqual({ kind: 'wait', calls })
    expect(queue.take()).toEqual({ kind: 'live', calls: [call(2)] })
  })

  it('leaves room for the others however many providers are held', () => {
    const queue = queueOf()
    queue.putBack([1, 2, 3].map(id => call(id)))
    queue.add(call(4))
    const waits = [queue.take(), queue.take()]
    expect(waits.map(batch => batch?.kind)).toEqual(['wait', 'wait'])
    expect(queue.take()).toMatchObject({ kind: 'live' })
    expect(queue.take()).toBeNull()
    queue.done(waits[0]!)
    expect(queue.take()?.kind).toBe('wait')
  })
})
