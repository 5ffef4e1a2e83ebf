import { type Behavior, behaviorAt, behaviorOf, type ClusterFacts, pointOf, type Space, spaceOf } from './cluster-features'
import { bestPartition, nearestOf, squaredDistance } from './k-means'

export interface Cluster {
  centroid: number[]
  /** Customers in it when it was fitted. */
  customers: number
}

/** Customers who behave alike; their numbers, from 1 on, are their places in the list. */
export interface ClusterModel {
  space: Space
  clusters: Cluster[]
  customers: number
  /** Squared distances of all from their centroids, added up. */
  inertia: number
  /** Mean silhouette of a sample: from −1 (wrong) over 0 (no groups) to 1 (far apart). */
  silhouette: number
}

const MOST_CLUSTERS = 5
/** A cluster of fewer than ten customers would be names, not a behaviour. */
const FEWEST_EACH = 10
/** Silhouettes compare all with all. */
const SILHOUETTE_SAMPLE = 400

/** How many clusters so many customers make; fewer than two are none. */
export const clusterCount = (customers: number): number => {
  const count = Math.min(MOST_CLUSTERS, Math.floor(customers / FEWEST_EACH))
  return count < 2 ? 0 : count
}

/** Yearly value of a behaviour: how clusters are ordered, the most valuable first. */
const yearlyValue = ({ visitsPerYear, perVisit }: Behavior): number => visitsPerYear * perVisit

const permutations = (items: readonly number[]): number[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((first, at) => permutations([...items.slice(0, at), ...items.slice(at + 1)]).map(rest => [first, ...rest]))

const translated = (behavior: Behavior, from: Space, to: Space): Behavior => {
  const shareOf = new Map(from.services.map((id, axis) => [id, behavior.services[axis] ?? 0]))
  const services = to.services.map(id => shareOf.get(id) ?? 0)
  return { ...behavior, services: [...services, Math.max(0, 1 - services.reduce((sum, each) => sum + each, 0))] }
}

/** The order of new centroids, the most valuable first; where there were as many or fewer before, those are followed by the nearest ones and keep their numbers. */
const orderOf = (centroids: readonly number[][], space: Space, earlier: ClusterModel | null): number[] => {
  const values = centroids.map(centroid => yearlyValue(behaviorAt(space, centroid)))
  const byValue = centroids.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
  if (earlier === null || earlier.clusters.length > centroids.length) return byValue
  const before = earlier.clusters.map(({ centroid }) =>
    pointOf(space, translated(behaviorAt(earlier.space, centroid), earlier.space, space)),
  )
  const costOf = (order: readonly number[]): number =>
    before.reduce((sum, point, number) => sum + squaredDistance(centroids[order[number] ?? 0] ?? [], point), 0)
  // Of equal costs the first stays, so that who has no number yet is numbered by value.
  return permutations(byValue).reduce((best, next) => (costOf(next) < costOf(best) ? next : best))
}

/** Rousseeuw's silhouette, the mean over evenly taken points. */
const silhouetteOf = (points: readonly number[][], clusters: readonly number[], count: number): number => {
  const step = Math.max(1, Math.ceil(points.length / SILHOUETTE_SAMPLE))
  const sample = points.flatMap((point, at) => (at % step === 0 ? [{ point, cluster: clusters[at] ?? 0 }] : []))
  const widths = sample.map(({ point, cluster }) => {
    const [sums, sizes] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)]
    for (const other of sample) {
      sums[other.cluster] = (sums[other.cluster] ?? 0) + Math.sqrt(squaredDistance(point, other.point))
      sizes[other.cluster] = (sizes[other.cluster] ?? 0) + 1
    }
    const own = (sums[cluster] ?? 0) / Math.max(1, (sizes[cluster] ?? 0) - 1)
    const others = sums.flatMap((sum, at) => (at === cluster || sizes[at] === 0 ? [] : [sum / (sizes[at] ?? 1)]))
    const nearest = Math.min(...others)
    return sizes[cluster] === 1 || others.length === 0 ? 0 : (nearest - own) / Math.max(nearest, own)
  })
  return widths.reduce((sum, each) => sum + each, 0) / Math.max(1, widths.length)
}

const keyOf = ({ bookings, spent, sinceFirstDays, visits }: ClusterFacts): string =>
  JSON.stringify([
    bookings,
    spent,
    sinceFirstDays,
    visits.map(({ serviceId, weekday, hour, bookings: count }) => `${serviceId} ${weekday} ${hour} ${count}`).sort(),
  ])

/** In an order that depends on nothing but what they did: sums and draws then come out alike however they were read. */
const inFixedOrder = (customers: readonly ClusterFacts[]): ClusterFacts[] =>
  customers
    .map(facts => ({ facts, key: keyOf(facts) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ facts }) => facts)

/** Groups customers by how they behave; null with fewer than twenty, or where all behave alike. Numbers are kept from the model before. */
export const fitClusters = (customers: readonly ClusterFacts[], earlier: ClusterModel | null): ClusterModel | null => {
  const sorted = inFixedOrder(customers)
  const space = spaceOf(sorted)
  const points = sorted.map(each => pointOf(space, behaviorOf(each, space)))
  const count = Math.min(clusterCount(sorted.length), new Set(points.map(point => point.join(' '))).size)
  if (count < 2) return null
  const partition = bestPartition(points, count)
  const sizes = partition.centroids.map((_, at) => partition.clusters.filter(cluster => cluster === at).length)
  const order = orderOf(partition.centroids, space, earlier)
  return {
    space,
    clusters: order.map(at => ({ centroid: partition.centroids[at] ?? [], customers: sizes[at] ?? 0 })),
    customers: sorted.length,
    inertia: partition.inertia,
    silhouette: silhouetteOf(points, partition.clusters, count),
  }
}

/** The number of the cluster that a customer belongs to, from 1 on. */
export const clusterOf = ({ space, clusters }: ClusterModel, facts: ClusterFacts): number =>
  1 +
  nearestOf(
    pointOf(space, behaviorOf(facts, space)),
    clusters.map(({ centroid }) => centroid),
  )
