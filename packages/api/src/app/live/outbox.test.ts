import { describe, expect, it } from 'vitest'
import { drained } from './drain-notice'
import { createMessage, createOutbox, type Sink } from './outbox'

const socket = () => {
  const sent: string[] = []
  const callbacks: (() => void)[] = []
  const sink = {
    bufferedAmount: 0,
    readyState: 1,
    send(data: Buffer, _options: { binary: boolean }, done: () => void) {
      sent.push((JSON.parse(String(data)) as { payload: string }).payload)
      callbacks.push(done)
    },
    close: () => undefined,
  } satisfies Sink
  const drain = () => {
    sink.bufferedAmount = 0
    for (const done of callbacks.splice(0)) done()
  }
  return { sink, sent, drain }
}

const message = (key: string, version: number) => createMessage(key, String(version), JSON.stringify(`${key}${version}`))
const never = () => undefined

describe('createOutbox', () => {
  it('sends at once while the socket keeps up', () => {
    const { sink, sent } = socket()
    const outbox = createOutbox(sink, '1', { held: false, conflated: never })
    outbox.send(message('a', 1))
    outbox.send(message('a', 2))
    expect(sent).toEqual(['a1', 'a2'])
  })

  it('keeps only the newest of each key while the socket is slow, in the order of their news', () => {
    const { sink, sent, drain } = socket()
    let conflated = 0
    const outbox = createOutbox(sink, '1', { held: false, conflated: () => (conflated += 1) })
    outbox.send(message('a', 1))
    sink.bufferedAmount = 1_000_000
    for (let version = 2; version <= 1_000; version += 1) outbox.send(message(version % 2 === 0 ? 'a' : 'b', version))
    expect(sent).toEqual(['a1'])
    drain()
    expect(sent).toEqual(['a1', 'b999', 'a1000'])
    expect(conflated).toBe(997)
  })

  it('holds a bounded number of messages', () => {
    const { sink, sent, drain } = socket()
    const outbox = createOutbox(sink, '1', { held: false, conflated: never })
    outbox.send(message('first', 0))
    sink.bufferedAmount = 1_000_000
    for (let version = 1; version <= 5_000; version += 1) outbox.send(message(`k${version}-`, version))
    drain()
    expect(sent).toHaveLength(201)
    expect(sent.at(-1)).toBe('k5000-5000')
  })

  it('sends what was missed first, and nothing twice', () => {
    const { sink, sent } = socket()
    const outbox = createOutbox(sink, '1', { held: true, conflated: never })
    outbox.send(message('a', 3))
    outbox.send(message('b', 4))
    expect(sent).toEqual([])
    outbox.resume([message('a', 2), message('a', 3)], 3)
    outbox.send(message('a', 3))
    expect(sent).toEqual(['a2', 'a3', 'b4'])
  })

  it('sends all that was missed to a socket that takes it slowly, before anything newer', () => {
    const { sink, sent, drain } = socket()
    const outbox = createOutbox(sink, '1', { held: true, conflated: never })
    const sendNormally = sink.send.bind(sink)
    sink.send = (data, options, done) => {
      sendNormally(data, options, done)
      sink.bufferedAmount = 1_000_000
    }
    outbox.resume(
      Array.from({ length: 500 }, (_, index) => message('a', index + 1)),
      500,
    )
    outbox.send(message('a', 501))
    for (let round = 0; round < 500; round += 1) drain()
    expect(sent).toHaveLength(501)
    expect(sent[0]).toBe('a1')
    expect(sent[500]).toBe('a501')
  })

  it('keeps the order of later messages behind those that wait', () => {
    const { sink, sent, drain } = socket()
    const outbox = createOutbox(sink, '1', { held: false, conflated: never })
    outbox.send(message('a', 1))
    sink.bufferedAmount = 1_000_000
    outbox.send(message('b', 2))
    sink.bufferedAmount = 0
    outbox.send(message('c', 3))
    drain()
    expect(sent).toEqual(['a1', 'b2', 'c3'])
  })

  it('goes on when another operation of the socket had filled it', () => {
    const { sink, sent, drain } = socket()
    const [one, other] = [
      createOutbox(sink, '1', { held: false, conflated: never }),
      createOutbox(sink, '2', { held: false, conflated: never }),
    ]
    one.send(message('a', 1))
    sink.bufferedAmount = 1_000_000
    other.send(message('b', 2))
    expect(sent).toEqual(['a1'])
    drain()
    expect(sent).toEqual(['a1', 'b2'])
  })

  it('goes on when something else than an operation had filled the socket', () => {
    const { sink, sent } = socket()
    const outbox = createOutbox(sink, '1', { held: true, conflated: never })
    sink.bufferedAmount = 1_000_000
    outbox.resume([message('a', 1)], 1)
    expect(sent).toEqual([])
    sink.bufferedAmount = 0
    drained(sink)
    expect(sent).toEqual(['a1'])
  })
})
