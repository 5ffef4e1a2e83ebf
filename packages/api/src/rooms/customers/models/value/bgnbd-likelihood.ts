import { logGamma } from '../../../../core/statistics/distributions'
import type { BuyingHistory } from './history'

/** Histories, equal ones together, with what they have in common in tables: a logarithm is taken once per week and count, not once per customer. */
export interface GroupedHistories {
  customers: number
  /** Distinct numbers of repeats, and of weeks. */
  repeats: Float64Array
  weeks: Float64Array
  /** For each group, places in these tables, and how many customers it has. */
  repeatsAt: Int32Array
  lastAt: Int32Array
  ageAt: Int32Array
  counts: Float64Array
}

const table = () => {
  const places = new Map<number, number>()
  return {
    placeOf: (value: number): number => {
      const place = places.get(value) ?? places.size
      places.set(value, place)
      return place
    },
    values: () => Float64Array.from(places.keys()),
  }
}

/** Puts equal histories together. */
export const grouped = (histories: readonly BuyingHistory[]): GroupedHistories => {
  const [repeats, weeks] = [table(), table()]
  const groups = new Map<string, { places: [number, number, number]; count: number }>()
  let customers = 0
  for (const { repeats: x, lastWeeks, ageWeeks, count = 1 } of histories) {
    const places: [number, number, number] = [repeats.placeOf(x), weeks.placeOf(lastWeeks), weeks.placeOf(ageWeeks)]
    const key = places.join()
    const group = groups.get(key)
    if (group) group.count += count
    else groups.set(key, { places, count })
    customers += count
  }
  const all = [...groups.values()]
  const placesOf = (index: 0 | 1 | 2) => Int32Array.from(all, ({ places }) => places[index])
  return {
    customers,
    repeats: repeats.values(),
    weeks: weeks.values(),
    repeatsAt: placesOf(0),
    lastAt: placesOf(1),
    ageAt: placesOf(2),
    counts: Float64Array.from(all, ({ count }) => count),
  }
}

/** About so many groups, evenly taken. */
export const thinned = (groups: GroupedHistories, most: number): GroupedHistories => {
  const step = Math.ceil(groups.counts.length / most)
  if (step <= 1) return groups
  const isKept = (_: number, index: number) => index % step === 0
  return {
    ...groups,
    repeatsAt: groups.repeatsAt.filter(isKept),
    lastAt: groups.lastAt.filter(isKept),
    ageAt: groups.ageAt.filter(isKept),
    counts: groups.counts.filter(isKept),
  }
}

/** The log-likelihood of BG/NBD parameters r, α, a, b (Fader, Hardie & Lee 2005, eq. 6), in logarithms throughout. */
export const bgNbdLogLikelihood = (groups: GroupedHistories, [r = 1, alpha = 1, a = 1, b = 1]: readonly number[]): number => {
  const { repeatsAt, lastAt, ageAt, counts } = groups
  const logWeeks = groups.weeks.map(weeks => Math.log(alpha + weeks))
  const constant = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b)
  const ofRepeats = groups.repeats.map(x => logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x) + constant)
  const ended = groups.repeats.map(x => (x === 0 ? Number.NEGATIVE_INFINITY : Math.log(a / (b + x - 1))))
  let sum = 0
  for (let group = 0; group < counts.length; group += 1) {
    const at = repeatsAt[group] ?? 0
    const shape = r + (groups.repeats[at] ?? 0)
    const age = logWeeks[ageAt[group] ?? 0] ?? 0
    // The odds of having gone after the last purchase against being here still.
    const odds = (ended[at] ?? 0) + shape * (age - (logWeeks[lastAt[group] ?? 0] ?? 0))
    const either = odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds))
    sum += (counts[group] ?? 0) * ((ofRepeats[at] ?? 0) - shape * age + either)
  }
  return sum
}
