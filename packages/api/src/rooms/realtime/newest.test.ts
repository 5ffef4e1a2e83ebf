import { describe, expect, it } from 'vitest'
import { newestOf } from './newest'

const soon = () => new Promise(resolve => setImmediate(resolve))

async function* numbers(count: number) {
  for (let n = 1; n <= count; n += 1) yield n
}

describe('newestOf', () => {
  it('skips what was overtaken while nobody asked', async () => {
    const newest = newestOf(numbers(1_000))
    const first = await newest.next()
    await soon()
    expect(first.value).toBeGreaterThan(0)
    expect((await newest.next()).value ?? 1_000).toBe(1_000)
    expect((await newest.next()).done).toBe(true)
  })

  it('ends with its source', async () => {
    expect((await newestOf(numbers(0)).next()).done).toBe(true)
  })

  it('fails with its source', async () => {
    async function* broken(): AsyncGenerator<number> {
      yield 1
      throw new Error('gone')
    }
    const newest = newestOf(broken())
    await expect(newest.next().then(() => newest.next())).rejects.toThrow('gone')
  })
})
