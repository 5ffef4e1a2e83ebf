import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ask } from './question'

const asked = (signal = new AbortController().signal) => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  output.resume()
  return { input, answer: ask('Go on? ', { input, output, terminal: true }, signal) }
}

describe('a question', () => {
  it('gives the answer', async () => {
    const { input, answer } = asked()
    input.write('yes\r')
    expect(await answer).toBe('yes')
  })

  it.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('gives null for %s', async (_key, typed) => {
    const { input, answer } = asked()
    input.write(typed)
    expect(await answer).toBeNull()
  })

  it('gives null when the input ends, and when it is broken off', async () => {
    const ended = asked()
    ended.input.end()
    expect(await ended.answer).toBeNull()
    const controller = new AbortController()
    const broken = asked(controller.signal)
    controller.abort()
    expect(await broken.answer).toBeNull()
    expect(await asked(AbortSignal.abort()).answer).toBeNull()
  })
})
