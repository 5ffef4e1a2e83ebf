import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { around, boundOf, intervalsOf } from './intervals'
import { steps } from './numbers'

describe('the bound of so large a share', () => {
  it('needs 4 errors for 80 % and 19 for 95 %', () => {
    expect([boundOf(steps(3), 0.8), boundOf(steps(4), 0.8)]).toEqual([null, 3])
    expect([boundOf(steps(18), 0.95), boundOf(steps(19), 0.95)]).toEqual([null, 18])
  })

  it('is among the greatest, and the wider the larger the share', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 19, maxLength: 60 }), sizes => {
        const [narrow, wide] = [boundOf(sizes, 0.8)!, boundOf(sizes, 0.95)!]
        expect(narrow).toBeLessThanOrEqual(wide)
        expect(sizes.filter(size => size <= narrow).length).toBeGreaterThanOrEqual(Math.floor((sizes.length + 1) * 0.8))
        expect(wide).toBeLessThanOrEqual(Math.max(...sizes))
      }),
    )
  })
})

const plan = (origins: readonly number[], horizon: number) => ({ season: 7, stride: 1, horizon, origins })

describe('intervals', () => {
  it('without an error known have no width, and no coverage is claimed', () => {
    expect(intervalsOf([], plan([], 7), 3)).toEqual({ widths: steps(3).map(() => [null, null]), coverage: [null, null] })
  })

  it('that held too much are drawn in, and those that held too little are widened', () => {
    const origins = steps(60).map(step => step + 30)
    const shrinking = origins.map((origin, index) => ({ origin, step: 1, size: ((index * 7) % 11) / (1 + index) }))
    const growing = origins.map((origin, index) => ({ origin, step: 1, size: ((index * 7) % 11) * (1 + index) }))
    const plain = (misses: readonly { size: number }[]) =>
      boundOf(
        misses.map(({ size }) => size),
        0.8,
      )!
    expect(intervalsOf(shrinking, plan(origins, 1), 1).widths[0]![0]!).toBeLessThan(plain(shrinking))
    expect(intervalsOf(growing, plan(origins, 1), 1).widths[0]![0]!).toBeGreaterThan(plain(growing))
  })

  it('widen with the root of time beyond what was tested', () => {
    const origins = steps(40).map(step => step + 30)
    const misses = origins.flatMap(origin => [1, 2, 3, 4].map(step => ({ origin, step, size: 0.1 })))
    const { widths, coverage } = intervalsOf(misses, plan(origins, 4), 16)
    expect(widths[3]).toEqual([0.1, 0.1])
    expect(widths[15]![0]).toBeCloseTo(0.2, 10)
    expect(coverage).toEqual([1, 1])
  })

  it('never reach below 0', () => {
    expect(around(10, 15, 2)).toEqual({ low: 0, high: 40 })
    expect(around(10, 15, null)).toBeNull()
  })
})
