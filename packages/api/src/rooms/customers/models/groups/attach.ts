/** How likely who has one service takes up another: beta–binomial rates per pair, each drawn towards what is usual for the other service. */

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
  /** Years of customers that it learned from. */
  years: number
}

export interface Upsell {
  /** Probability to take up at least one of the services below within a year, 0–1. */
  score: number
  services: { serviceId: string; probability: number; because: string }[]
}

const YEAR_DAYS = 365
/** Fewer years of customers say nothing of rates. */
const FEWEST_YEARS = 50
/** What is usual weighs as much as so many years of customers: by those, a pair may differ. */
const USUAL_WEIGHS = 20
const MOST_TOLD = 3
const phases: readonly AttachPhase[] = ['first', 'later']

interface Count {
  years: number
  taken: number
}

const keyOf = (from: string, to: string, phase: AttachPhase): string => `${from} ${to} ${phase}`

/** The whole years after a first visit in which the customer came at least once, with their beginning. */
const yearsWith = (firstDay: number, days: readonly number[], today: number): number[] => {
  const starts: number[] = []
  for (let start = firstDay; start + YEAR_DAYS <= today; start += YEAR_DAYS)
    if (days.some(day => day > start && day <= start + YEAR_DAYS)) starts.push(start)
  return starts
}

const countedInto = (
  counts: Map<string, Count>,
  serviceIds: readonly string[],
  { services, days }: ServiceHistory,
  today: number,
): void => {
  const firstDays = new Map(services.map(({ serviceId, firstDay }) => [serviceId, firstDay]))
  for (const { serviceId: from, firstDay } of services)
    for (const start of yearsWith(firstDay, days, today))
      for (const to of serviceIds) {
        const began = firstDays.get(to) ?? Infinity
        if (to === from || began <= start) continue
        const key = keyOf(from, to, start === firstDay ? 'first' : 'later')
        const count = counts.get(key) ?? { years: 0, taken: 0 }
        counts.set(key, { years: count.years + 1, taken: count.taken + (began <= start + YEAR_DAYS ? 1 : 0) })
      }
}

const addedUp = (counts: readonly Count[]): Count =>
  counts.reduce((sum, { years, taken }) => ({ years: sum.years + years, taken: sum.taken + taken }), { years: 0, taken: 0 })

/** Learns the rates of a provider; null with fewer than two services or fifty years of customers. */
export const fitAttach = (serviceIds: readonly string[], customers: readonly ServiceHistory[], today: number): AttachModel | null => {
  const counts = new Map<string, Count>()
  for (const customer of customers) countedInto(counts, serviceIds, customer, today)
  const pairs = serviceIds.flatMap(to =>
    phases.flatMap(phase => {
      const of = serviceIds.flatMap(from => {
        const count = counts.get(keyOf(from, to, phase))
        return count ? [{ from, to, phase, ...count }] : []
      })
      const all = addedUp(of)
      // Jeffreys' prior for the service itself: what nobody has taken up yet is not impossible.
      const usual = (all.taken + 0.5) / (all.years + 1)
      return of.map(pair => ({ ...pair, rate: (pair.taken + usual * USUAL_WEIGHS) / (pair.years + USUAL_WEIGHS) }))
    }),
  )
  // Every year counts once for each service it was seen from.
  const { years } = addedUp(pairs)
  return serviceIds.length < 2 || years < FEWEST_YEARS ? null : { pairs, years }
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
