import { kmeans } from 'ml-kmeans'

/** One start finds the best partition in about one of five; fifty miss it once in seventy thousand. */
const STARTS = 50
/** Many points are first grouped by some of them: the best start is then carried on with all. */
const MOST_AT_FIRST = 4000
const MOST_ROUNDS = 300

export interface Partition {
  centroids: number[][]
  /** For each point, which centroid is its own. */
  clusters: number[]
  /** Squared distances of all points from theirs, added up. */
  inertia: number
}

export const squaredDistance = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, axis) => sum + (value - (b[axis] ?? 0)) ** 2, 0)

/** The nearest of some centroids. */
export const nearestOf = (point: readonly number[], centroids: readonly (readonly number[])[]): number => {
  let [nearest, least] = [0, Infinity]
  centroids.forEach((centroid, index) => {
    const distance = squaredDistance(point, centroid)
    if (distance < least) [nearest, least] = [index, distance]
  })
  return nearest
}

/** Multiples of the golden ratio fall evenly everywhere, in step with no pattern of the points. */
const GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2

const evenly = (points: number[][], most: number): number[][] => {
  if (points.length <= most) return points
  const taken = new Set(Array.from({ length: most }, (_, at) => Math.floor(((at * GOLDEN_RATIO) % 1) * points.length)))
  return points.filter((_, index) => taken.has(index))
}

const partitionOf = (points: number[][], centroids: number[][]): Partition => {
  const clusters = points.map(point => nearestOf(point, centroids))
  return {
    centroids,
    clusters,
    inertia: points.reduce((sum, point, at) => sum + squaredDistance(point, centroids[clusters[at] ?? 0] ?? []), 0),
  }
}

const run = (points: number[][], k: number, options: { seed: number } | { initialization: number[][] }): Partition => {
  const { centroids } = kmeans(points, k, { initialization: 'kmeans++', maxIterations: MOST_ROUNDS, tolerance: 0, ...options })
  return partitionOf(points, centroids)
}

/** The best partition of points into k clusters that k-means++ finds from fifty starts; the same for the same points in the same order. */
export const bestPartition = (points: number[][], k: number): Partition => {
  const some = evenly(points, MOST_AT_FIRST)
  let best = run(some, k, { seed: 1 })
  for (let seed = 2; seed <= STARTS; seed += 1) {
    const next = run(some, k, { seed })
    if (next.inertia < best.inertia) best = next
  }
  return some === points ? best : run(points, k, { initialization: best.centroids })
}
