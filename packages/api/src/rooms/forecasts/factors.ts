import { fromUnits, toUnits } from '../../core/money'

/** What one service brought in a span. */
export interface ServiceSums {
  serviceId: string
  /** Completed. */
  bookings: number
  /** Exact decimal. */
  earned: string
}

/** All that a span's revenue is made of. */
export interface SpanSums {
  /** Different customers with a completed booking. */
  customers: number
  services: readonly ServiceSums[]
  /** Exact decimal. */
  refunded: string
}

/** What the money earned is made of. */
const earnedFactors = ['CUSTOMERS', 'FREQUENCY', 'PRICE', 'MIX'] as const
type EarnedFactor = (typeof earnedFactors)[number]
type Effects = Partial<Record<EarnedFactor, number>>

export type FactorName = EarnedFactor | 'REFUNDS'

/** What each factor did to revenue, as exact decimals that add up to the change exactly. */
export type Factors = Record<FactorName, string>

interface Part {
  customers: number
  bookings: number
  /** Of this service. */
  booked: number
  earned: number
}

/** Logarithmic mean: of two different numbers above 0 their difference over that of their logarithms. */
const logMean = (a: number, b: number): number => (a === b ? a : (a - b) / Math.log(a / b))

/** Where a service brought nothing in one of the spans, what kept it from doing so moved it all: the limit of the mean. */
const onlyOnce = (change: number, nothing: Part): Effects => {
  if (nothing.bookings === 0) return { CUSTOMERS: change }
  return nothing.booked === 0 ? { MIX: change } : { PRICE: change }
}

/** The change of one service = customers × bookings a customer × its share of bookings × its price, by the log-mean of what it brought. */
const ofService = (before: Part, after: Part): Effects => {
  if (before.earned === 0 || after.earned === 0) return onlyOnce(after.earned - before.earned, before.earned === 0 ? before : after)
  const weight = logMean(after.earned, before.earned)
  const effect = (of: (part: Part) => number) => weight * Math.log(of(after) / of(before))
  return {
    CUSTOMERS: effect(part => part.customers),
    FREQUENCY: effect(part => part.bookings / part.customers),
    MIX: effect(part => part.booked / part.bookings),
    PRICE: effect(part => part.earned / part.booked),
  }
}

const partOf = ({ customers, services }: SpanSums, serviceId: string): Part => {
  const bookings = services.reduce((total, service) => total + service.bookings, 0)
  const own = services.filter(service => service.serviceId === serviceId)
  return {
    customers: Math.max(1, customers),
    bookings,
    booked: own.reduce((total, service) => total + service.bookings, 0),
    earned: own.reduce((total, service) => total + Number(service.earned), 0),
  }
}

const earnedUnits = ({ services }: SpanSums): bigint => services.reduce((total, { earned }) => total + toUnits(earned), 0n)

const UNITS_PER_ONE = Number(toUnits('1'))

/** Whole units for each, the rest of rounding with the largest, so that nothing of the change is lost. */
const exactly = (parts: Record<EarnedFactor, number>, change: bigint): Record<EarnedFactor, bigint> => {
  const units = (name: EarnedFactor) => BigInt(Math.round(parts[name] * UNITS_PER_ONE))
  const whole = { CUSTOMERS: units('CUSTOMERS'), FREQUENCY: units('FREQUENCY'), PRICE: units('PRICE'), MIX: units('MIX') }
  const largest = earnedFactors.reduce((most, name) => (Math.abs(parts[name]) > Math.abs(parts[most]) ? name : most))
  whole[largest] += change - earnedFactors.reduce((total, name) => total + whole[name], 0n)
  return whole
}

/**
 * What moved revenue (earned less refunded) between two spans: how many customers came, how often, what the same services cost, which
 * services they took, and what was given back. Additive log-mean Divisia decomposition (LMDI-I, Ang 2005), which leaves no rest.
 */
export function changeFactors(before: SpanSums, after: SpanSums): Factors {
  const services = [...new Set([...before.services, ...after.services].map(({ serviceId }) => serviceId))]
  const parts = { CUSTOMERS: 0, FREQUENCY: 0, PRICE: 0, MIX: 0 }
  for (const id of services) {
    const effects = ofService(partOf(before, id), partOf(after, id))
    for (const name of earnedFactors) parts[name] += effects[name] ?? 0
  }
  const units = exactly(parts, earnedUnits(after) - earnedUnits(before))
  return {
    CUSTOMERS: fromUnits(units.CUSTOMERS),
    FREQUENCY: fromUnits(units.FREQUENCY),
    PRICE: fromUnits(units.PRICE),
    MIX: fromUnits(units.MIX),
    REFUNDS: fromUnits(toUnits(before.refunded) - toUnits(after.refunded)),
  }
}
