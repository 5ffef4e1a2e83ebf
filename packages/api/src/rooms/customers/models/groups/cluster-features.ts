/** What behaviour is compared by: how often, for how much, for what, and when. */

export interface ClusterFacts {
  bookings: number
  spent: number
  /** Days since the first visit. */
  sinceFirstDays: number
  visits: readonly { serviceId: string; weekday: number; hour: number; bookings: number }[]
}

/** Parts of the week that a customer may prefer. */
export const dayParts = ['weekday mornings', 'weekday afternoons', 'weekday evenings', 'weekends'] as const
const [NOON, EVENING, SATURDAY] = [12, 17, 6]

/** A customer as numbers that people understand: visits a year, money a visit, shares of services and parts of the week. */
export interface Behavior {
  visitsPerYear: number
  perVisit: number
  /** In the order of the space's services, the last for all others. */
  services: number[]
  /** In the order of `dayParts`. */
  times: number[]
}

/** How behaviour becomes a point: what shares are usual, and how much each axis is divided by. */
export interface Space {
  /** Ids of the services with an axis of their own; all others share one. */
  services: string[]
  usualServices: number[]
  usualTimes: number[]
  logVisits: { mean: number; deviation: number }
  logPerVisit: { mean: number; deviation: number }
  /** What each block of shares is divided by, so that it counts as it should beside how often and for how much. */
  servicesSpread: number
  timesSpread: number
}

/** More services than these would each be a few customers' matter. */
const MOST_SERVICES = 6
/** A newcomer's first weeks are no rate of a year yet. */
const LEAST_DAYS = 60
/** One visit says little of preferences: what is usual weighs as much. */
const USUAL_WEIGHS = 1
/**
 * How much has two axes with a variance of one each. When counts as much, and for what half as much again: of the weights tried on the demo's
 * generated customers these find their kinds best.
 */
const [SERVICES_VARIANCE, TIMES_VARIANCE] = [3, 2]
const YEAR_DAYS = 365

const partOf = (weekday: number, hour: number): number => (weekday >= SATURDAY ? 3 : hour < NOON ? 0 : hour < EVENING ? 1 : 2)

const countsOf = ({ visits }: ClusterFacts, services: readonly string[]): { services: number[]; times: number[] } => {
  const counts = { services: services.map(() => 0).concat(0), times: dayParts.map(() => 0) }
  for (const { serviceId, weekday, hour, bookings } of visits) {
    const found = services.indexOf(serviceId)
    const axis = found === -1 ? services.length : found
    const part = partOf(weekday, hour)
    counts.services[axis] = (counts.services[axis] ?? 0) + bookings
    counts.times[part] = (counts.times[part] ?? 0) + bookings
  }
  return counts
}

const total = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0)
const shares = (counts: readonly number[]): number[] => counts.map(count => count / Math.max(1, total(counts)))
const drawn = (counts: readonly number[], usual: readonly number[]): number[] =>
  counts.map((count, axis) => (count + USUAL_WEIGHS * (usual[axis] ?? 0)) / (total(counts) + USUAL_WEIGHS))

/** A customer's behaviour in the terms of a space; shares from few visits are drawn towards what is usual. */
export const behaviorOf = (
  facts: ClusterFacts,
  { services, usualServices, usualTimes }: Pick<Space, 'services' | 'usualServices' | 'usualTimes'>,
): Behavior => {
  const counts = countsOf(facts, services)
  return {
    visitsPerYear: (facts.bookings / Math.max(LEAST_DAYS, facts.sinceFirstDays)) * YEAR_DAYS,
    perVisit: Math.max(0, facts.spent) / Math.max(1, facts.bookings),
    services: drawn(counts.services, usualServices),
    times: drawn(counts.times, usualTimes),
  }
}

const momentsOf = (values: readonly number[]): { mean: number; deviation: number } => {
  const mean = total(values) / Math.max(1, values.length)
  const variance = total(values.map(value => (value - mean) ** 2)) / Math.max(1, values.length)
  return { mean, deviation: Math.sqrt(variance) || 1 }
}

/** What a block of shares is divided by, so that its axes together have a variance; 1 where nobody differs. */
const spreadOf = (rows: readonly (readonly number[])[], variance: number): number => {
  const axes = rows[0]?.map((_, axis) => momentsOf(rows.map(row => row[axis] ?? 0))) ?? []
  const variances = axes.map(({ deviation }, axis) => (rows.every(row => row[axis] === rows[0]?.[axis]) ? 0 : deviation ** 2))
  return Math.sqrt(total(variances) / variance) || 1
}

/** The space in which these customers are compared. */
export const spaceOf = (customers: readonly ClusterFacts[]): Space => {
  const bookings = new Map<string, number>()
  for (const { visits } of customers)
    for (const visit of visits) bookings.set(visit.serviceId, (bookings.get(visit.serviceId) ?? 0) + visit.bookings)
  const services = [...bookings]
    .sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1))
    .slice(0, MOST_SERVICES)
    .map(([id]) => id)
  const all = customers.map(each => countsOf(each, services))
  // Everybody counts once, however often they come.
  const usualOf = (rows: readonly (readonly number[])[]): number[] =>
    (rows[0] ?? []).map((_, axis) => total(rows.map(row => row[axis] ?? 0)) / rows.length)
  const usual = {
    services,
    usualServices: usualOf(all.map(each => shares(each.services))),
    usualTimes: usualOf(all.map(each => shares(each.times))),
  }
  const behaviors = customers.map(each => behaviorOf(each, usual))
  return {
    ...usual,
    logVisits: momentsOf(behaviors.map(each => Math.log1p(each.visitsPerYear))),
    logPerVisit: momentsOf(behaviors.map(each => Math.log1p(each.perVisit))),
    servicesSpread: spreadOf(
      behaviors.map(each => each.services),
      SERVICES_VARIANCE,
    ),
    timesSpread: spreadOf(
      behaviors.map(each => each.times),
      TIMES_VARIANCE,
    ),
  }
}

/** Behaviour as a point of the space. */
export const pointOf = (space: Space, { visitsPerYear, perVisit, services, times }: Behavior): number[] => [
  (Math.log1p(visitsPerYear) - space.logVisits.mean) / space.logVisits.deviation,
  (Math.log1p(perVisit) - space.logPerVisit.mean) / space.logPerVisit.deviation,
  ...services.map((share, axis) => (share - (space.usualServices[axis] ?? 0)) / space.servicesSpread),
  ...times.map((share, axis) => (share - (space.usualTimes[axis] ?? 0)) / space.timesSpread),
]

/** The behaviour at a point of the space. */
export const behaviorAt = (space: Space, point: readonly number[]): Behavior => {
  const [visits = 0, perVisit = 0, ...rest] = point
  const own = space.usualServices.length
  return {
    visitsPerYear: Math.expm1(visits * space.logVisits.deviation + space.logVisits.mean),
    perVisit: Math.expm1(perVisit * space.logPerVisit.deviation + space.logPerVisit.mean),
    services: rest.slice(0, own).map((value, axis) => value * space.servicesSpread + (space.usualServices[axis] ?? 0)),
    times: rest.slice(own).map((value, axis) => value * space.timesSpread + (space.usualTimes[axis] ?? 0)),
  }
}
