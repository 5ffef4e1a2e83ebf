/** How likely who has one service takes up another: beta–binomial rates per pair of services. */
import { addedUp, concentrationOf, type Count } from './beta-binomial'

/** What is sold today; only that is offered. */
export interface OfferedService {
  id: string
  category: string
}

/** When a customer first had which service, how often, and on which days they came at all; day numbers on one calendar. */
export interface ServiceHistory {
  services: readonly { serviceId: string; firstDay: number; bookings: number }[]
  /** Ascending. */
  days: readonly number[]
}

/** Whether somebody is in the first year with a service or later: who has not taken another up by then seldom does. */
export type AttachPhase = 'first' | 'later'

export interface AttachPair {
  from: string
  to: string
  phase: AttachPhase
  /** Years of customers who came, had `from` and did not have `to` before; and those of them in which they took it up. */
  years: number
  taken: number
  /** Probability to take it up within a year of coming, 0–1. */
  rate: number
}

export interface AttachModel {
  pairs: AttachPair[]
  /** Years in which a customer came again, that it learned from. */
  years: number
  /** What is usual for a service weighs as much as so many years of a pair. */
  usualWeighs: Record<AttachPhase, number>
}

export interface Upsell {
  /** Probability to take up at least one of the services below within a year, 0–1. */
  score: number
  services: { serviceId: string; probability: number; because: string }[]
}

const YEAR_DAYS = 365
/** Fewer years of customers say nothing of rates. */
const FEWEST_YEARS = 50
/** What is usual in a category weighs as much as so many years of one of its services. */
const CATEGORY_WEIGHS = 10
const MOST_TOLD = 3

const keyOf = (from: string, to: string, phase: AttachPhase): string => `${from} ${to} ${phase}`

/** The whole years after a first visit in which the customer came at least once, with their beginning. */
const yearsWith = (firstDay: number, days: readonly number[], today: number): number[] => {
  const starts: number[] = []
  for (let start = firstDay; start + YEAR_DAYS <= today; start += YEAR_DAYS)
    if (days.some(day => day > start && day <= start + YEAR_DAYS)) starts.push(start)
  return starts
}

/** The day on which each service was first taken by anybody: before, nobody could tell that it would be. */
const introductions = (customers: readonly ServiceHistory[]): ReadonlyMap<string, number> => {
  const days = new Map<string, number>()
  for (const { services } of customers)
    for (const { serviceId, firstDay } of services) days.set(serviceId, Math.min(firstDay, days.get(serviceId) ?? Infinity))
  return days
}

const countedInto = (
  counts: Map<string, Count>,
  offered: readonly { id: string; since: number }[],
  { services, days }: ServiceHistory,
  today: number,
): void => {
  const firstDays = new Map(services.map(({ serviceId, firstDay }) => [serviceId, firstDay]))
  for (const { serviceId: from, firstDay } of services)
    for (const start of yearsWith(firstDay, days, today))
      for (const { id: to, since } of offered) {
        const began = firstDays.get(to) ?? Infinity
        if (to === from || began <= start || start < since) continue
        const key = keyOf(from, to, start === firstDay ? 'first' : 'later')
        const count = counts.get(key) ?? { years: 0, taken: 0 }
        counts.set(key, { years: count.years + 1, taken: count.taken + (began <= start + YEAR_DAYS ? 1 : 0) })
      }
}

/** Rates of one phase: each pair drawn towards what is usual for its service, and that towards its category. */
const ratesOf = (phase: AttachPhase, offered: readonly OfferedService[], counts: ReadonlyMap<string, Count>, had: readonly string[]) => {
  const services = offered.map(({ id: to, category }) => ({
    category,
    pairs: had.flatMap(from => {
      const count = counts.get(keyOf(from, to, phase))
      return count ? [{ from, to, phase, ...count }] : []
    }),
  }))
  const weight = concentrationOf(services.map(({ pairs }) => pairs))
  const pairs = services.flatMap(({ category, pairs: own }) => {
    const kindred = addedUp(services.filter(each => each.category === category).flatMap(each => each.pairs))
    // Jeffreys' prior for the category: what nobody has taken up yet is not impossible.
    const inCategory = (kindred.taken + 0.5) / (kindred.years + 1)
    const { years, taken } = addedUp(own)
    const usual = (taken + inCategory * CATEGORY_WEIGHS) / (years + CATEGORY_WEIGHS)
    return own.map(pair => ({ ...pair, rate: (pair.taken + usual * weight) / (pair.years + weight) }))
  })
  return { pairs, weight }
}

const comingYears = (customers: readonly ServiceHistory[], today: number): number =>
  customers.reduce(
    (sum, { services, days }) => sum + yearsWith(Math.min(...services.map(({ firstDay }) => firstDay)), days, today).length,
    0,
  )

/** Learns the rates of a provider; null with fewer than two services or fifty years in which a customer came again. */
export const fitAttach = (offered: readonly OfferedService[], customers: readonly ServiceHistory[], today: number): AttachModel | null => {
  const years = comingYears(customers, today)
  if (offered.length < 2 || years < FEWEST_YEARS) return null
  const since = introductions(customers)
  const counts = new Map<string, Count>()
  const dated = offered.map(({ id }) => ({ id, since: since.get(id) ?? Infinity }))
  for (const customer of customers) countedInto(counts, dated, customer, today)
  const had = [...since.keys()].sort()
  const [first, later] = [ratesOf('first', offered, counts, had), ratesOf('later', offered, counts, had)]
  return { pairs: [...first.pairs, ...later.pairs], years, usualWeighs: { first: first.weight, later: later.weight } }
}

const digits = (value: number): number => Number(value.toFixed(4))

/**
 * The services that a customer has not had and may take up within a year, judged from the one that they have most; `coming` is the probability
 * that they come within a year at all. Null for who has none of the services that rates are known of.
 */
export const upsellFor = (
  { pairs }: AttachModel,
  { services }: Pick<ServiceHistory, 'services'>,
  today: number,
  coming: number,
): Upsell | null => {
  const [main] = [...services].sort((a, b) => b.bookings - a.bookings || a.firstDay - b.firstDay || (a.serviceId < b.serviceId ? -1 : 1))
  if (main === undefined) return null
  const phase = today - main.firstDay < YEAR_DAYS ? 'first' : 'later'
  const had = new Set(services.map(({ serviceId }) => serviceId))
  const known = pairs.filter(pair => pair.from === main.serviceId && pair.phase === phase)
  if (known.length === 0) return null
  const open = known
    .filter(({ to }) => !had.has(to))
    .sort((a, b) => b.rate - a.rate || (a.to < b.to ? -1 : 1))
    .slice(0, MOST_TOLD)
  const none = open.reduce((product, { rate }) => product * (1 - rate), 1)
  return {
    score: digits((1 - none) * coming),
    services: open.map(({ to, rate }) => ({ serviceId: to, probability: digits(rate * coming), because: main.serviceId })),
  }
}
