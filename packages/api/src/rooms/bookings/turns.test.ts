import { describe, expect, it } from 'vitest'
import { createTurns } from './turns.service'

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

describe('turns', () => {
  it('runs work on one key in the order in which it came, past failures, and other keys beside it', async () => {
    const turns = createTurns({ hold: (_, work) => work() })
    const log: string[] = []
    const note = (name: string, ms: number) => async () => {
      await wait(ms)
      log.push(name)
    }
    const failing = turns.take('a', async () => {
      await note('first', 20)()
      throw new Error('no')
    })
    await Promise.all([expect(failing).rejects.toThrow('no'), turns.take('a', note('second', 1)), turns.take('b', note('beside', 5))])
    expect(log).toEqual(['beside', 'first', 'second'])
  })
})
