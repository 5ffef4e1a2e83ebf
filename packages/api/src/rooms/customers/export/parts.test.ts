import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf } from './parts'

const collect = async (pieces: readonly (string | Buffer)[], size: number): Promise<Buffer[]> => {
  async function* source() {
    for (const piece of pieces) yield await Promise.resolve(piece)
  }
  const parts: Buffer[] = []
  for await (const part of partsOf(source(), size)) parts.push(part)
  return parts
}

describe('parts', () => {
  it('are the pieces one after the other, each but the last of one size', async () => {
    const pieces = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 40 }).map(Buffer.from)))
    await fc.assert(
      fc.asyncProperty(pieces, fc.integer({ min: 1, max: 12 }), async (all, size) => {
        const parts = await collect(all, size)
        expect(Buffer.concat(parts).equals(Buffer.concat(all.map(piece => Buffer.from(piece))))).toBe(true)
        for (const part of parts.slice(0, -1)) expect(part).toHaveLength(size)
        for (const part of parts.slice(-1)) expect(part.length).toBeGreaterThan(0)
      }),
    )
  })

  it('of nothing are none', async () => {
    expect(await collect([], 4)).toEqual([])
    expect(await collect(['', Buffer.alloc(0)], 4)).toEqual([])
  })
})
