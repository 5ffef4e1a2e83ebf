import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bestPartition } from './k-means'

const iris = readFileSync(new URL('../../../../../../../tests/fixtures/customers/iris.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(row => row.split(',').map(cell => Number(cell.replaceAll('"', ''))))
  .map(cells => cells.filter(cell => Number.isFinite(cell)).slice(-4))

describe('k-means', () => {
  test.each([
    [2, 152.34795],
    [3, 78.85144],
    [4, 57.22847],
    [5, 46.44618],
  ])('finds the best partition of the irises into %i', (k, inertia) => {
    expect(iris).toHaveLength(150)
    expect(Math.abs(bestPartition(iris, k).inertia - inertia)).toBeLessThan(1e-4)
  })

  test('gives the same partition again', () => {
    expect(bestPartition(iris, 3)).toEqual(bestPartition(iris, 3))
  })

  test('groups many points by a part of them first, and then by all', () => {
    // Three heaps of 3,000 points around 0, 100 and 200, drawn by a rule.
    const points = Array.from({ length: 9000 }, (_, at) => [(at % 3) * 100 + ((at * 7919) % 997) / 997, ((at * 104729) % 991) / 991])
    const { centroids, clusters } = bestPartition(points, 3)
    expect(centroids.map(([x = 0]) => Math.round(x / 100)).sort()).toEqual([0, 1, 2])
    expect(new Set(points.map((_, at) => `${at % 3} ${clusters[at]}`)).size).toBe(3)
  })
})
