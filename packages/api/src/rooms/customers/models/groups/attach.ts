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

/**
 * How long somebody has been with a service: in the first quarter, in the rest of the first year, or later. What goes with it is taken up
 * soon or seldom: who has not after a quarter is not told the rate of those who have just begun.
 */
export type AttachPhase = 'first' | 'settled' | 'later'

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
  usualWeighs: Partial<Record<AttachPhase, number>>
}

export interface Upsell {
  /** Probability to take up at least one of the services below within a year, 0–1. */
  score: number
  services: { serviceId: string; probability: number; because: string }[]
}

const YEAR_DAYS = 365
/** A quarter. */
const SETTLED_DAYS = 91
/** Fewer years of customers say nothing of rates. */
const FEWEST_YEARS = 50
/** What is usual in a category weighs as much as so many years of one of its services. */
const CATEGORY_WEIGHS = 10
const MOST_TOLD = 3

const keyOf = (from: string, to: string, phase: AttachPhase): string => `${from} ${to} ${phase}`

/** A time in which somebody may take something up. */
interface Watch {
  start: number
  end: number
  phase: AttachPhase
}

const phaseAt = (days: number): AttachPhase => (days < SETTLED_DAYS ? 'first' : days < YEAR_DAYS ? 'settled' : 'later')

const isKept = ({ start, end }: Watch, days: readonly number[], today: number): boolean =>
  end <= today && days.some(day => day > start && day <= end)

/** The whole years after a first visit in which the customer came at least once. */
const yearsWith = (firstDay: number, days: readonly number[], today: number): Watch[] =>
  Array.from({ length: Math.max(0, Math.floor((today - firstDay) / YEAR_DAYS)) }, (_, year): Watch => {
    const start = firstDay + year * YEAR_DAYS
    return { start, end: start + YEAR_DAYS, phase: phaseAt(start - firstDay) }
  }).filter(watch => isKept(watch, days, today))

/** The same, and what is left of the first year after its first quarter: it stands for the year ahead of those who have settled. */
const watchesOf = (firstDay: number, days: readonly number[], today: number): Watch[] => {
  const rest: Watch = { start: firstDay + SETTLED_DAYS, end: firstDay + YEAR_DAYS, phase: 'settled' }
  return [...yearsWith(firstDay, days, today), ...(isKept(rest, days, today) ? [rest] : [])]
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
    for (const { start, end, phase } of watchesOf(firstDay, days, today))
      for (const { id: to, since } of offered) {
        const began = firstDays.get(to) ?? Infinity
        if (to === from || began <= start || start < since) continue
        const key = keyOf(from, to, phase)
        const count = counts.get(key) ?? { years: 0, taken: 0 }
        counts.set(key, { years: count.years + 1, taken: count.taken + (began <= end ? 1 : 0) })
      }
}

/** A rate of a phase, as of a whole year: what is left of the first year is three quarters of one. */
const inAYear = (phase: AttachPhase, rate: number): number =>
  phase === 'settled' ? 1 - (1 - rate) ** (YEAR_DAYS / (YEAR_DAYS - SETTLED_DAYS)) : rate

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
    return own.map(pair => ({ ...pair, rate: inAYear(phase, (pair.taken + usual * weight) / (pair.years + weight)) }))
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
  const [first, settled, later] = (['first', 'settled', 'later'] as const).map(phase => ratesOf(phase, offered, counts, had))
  return {
    pairs: [first, settled, later].flatMap(rates => rates?.pairs ?? []),
    years,
    usualWeighs: { first: first?.weight, settled: settled?.weight, later: later?.weight },
  }
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
  const ofMain = pairs.filter(pair => pair.from === main.serviceId)
  const now = phaseAt(today - main.firstDay)
  // Models of earlier days know nothing of a quarter: all of the first year was one.
  const phase = now === 'settled' && !pairs.some(pair => pair.phase === now) ? 'first' : now
  const had = new Set(services.map(({ serviceId }) => serviceId))
  const known = ofMain.filter(pair => pair.phase === phase)
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
