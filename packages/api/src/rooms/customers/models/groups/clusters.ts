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

/** The order in which new centroids are nearest to earlier ones, so that a cluster keeps its number; by value without earlier ones. */
const orderOf = (centroids: readonly number[][], space: Space, earlier: ClusterModel | null): number[] => {
  const places = centroids.map((_, at) => at)
  if (earlier?.clusters.length !== centroids.length) {
    const values = centroids.map(centroid => yearlyValue(behaviorAt(space, centroid)))
    return places.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
  }
  const before = earlier.clusters.map(({ centroid }) =>
    pointOf(space, translated(behaviorAt(earlier.space, centroid), earlier.space, space)),
  )
  const costOf = (order: readonly number[]): number =>
    order.reduce((sum, place, number) => sum + squaredDistance(centroids[place] ?? [], before[number] ?? []), 0)
  return permutations(places).reduce((best, next) => (costOf(next) < costOf(best) ? next : best))
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

/** Groups customers by how they behave; null with fewer than twenty. Numbers are kept from the model before. */
export const fitClusters = (customers: readonly ClusterFacts[], earlier: ClusterModel | null): ClusterModel | null => {
  const count = clusterCount(customers.length)
  if (count === 0) return null
  const space = spaceOf(customers)
  const points = customers.map(each => pointOf(space, behaviorOf(each, space)))
  const { centroids, clusters } = bestPartition(points, count)
  const sizes = centroids.map((_, at) => clusters.filter(cluster => cluster === at).length)
  return {
    space,
    clusters: orderOf(centroids, space, earlier).map(at => ({ centroid: centroids[at] ?? [], customers: sizes[at] ?? 0 })),
    customers: customers.length,
    silhouette: silhouetteOf(points, clusters, count),
  }
}

/** The number of the cluster that a customer belongs to, from 1 on. */
export const clusterOf = ({ space, clusters }: ClusterModel, facts: ClusterFacts): number =>
  1 +
  nearestOf(
    pointOf(space, behaviorOf(facts, space)),
    clusters.map(({ centroid }) => centroid),
  )
