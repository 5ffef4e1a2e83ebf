import { readFileSync } from 'node:fs'
import { normal, stream } from './drawn'

const fixture = (name: string): string[][] =>
  readFileSync(new URL(`../fixtures/customers/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(row => row.split(','))

const DAY_MS = 86_400_000

/** A date as a number of days. */
const dayNumber = (date: string): number => Date.parse(date) / DAY_MS

/** The customers of the paper on BG/NBD as it published them, at the end of week 39. */
export const paperSummary = fixture('cdnow-paper-summary.csv').map(row => {
  const [, repeats = 0, lastWeeks = 0, ageWeeks = 0, meanValue = 0] = row.map(Number)
  return { repeats, lastWeeks, ageWeeks, meanValue }
})

/** The purchases of the same customers over all 78 weeks, by day. */
export const paperCustomers = (): { days: number[]; revenue: number[] }[] => {
  const customers = new Map<string, Map<number, number>>()
  for (const [id = '', date = '', , amount] of fixture('cdnow-paper-sample.csv')) {
    const days = customers.get(id) ?? new Map<number, number>()
    customers.set(id, days)
    days.set(dayNumber(date), (days.get(dayNumber(date)) ?? 0) + Number(amount))
  }
  return [...customers.values()].map(days => {
    const sorted = [...days].sort(([one], [other]) => one - other)
    return { days: sorted.map(([day]) => day), revenue: sorted.map(([, amount]) => amount) }
  })
}

/** The last day that the paper's model knew, and the last of all. */
export const paperSplit = dayNumber('1997-09-30')
export const paperEnd = dayNumber('1998-06-30')

/** Gamma with scale 1 (Marsaglia & Tsang). */
export const gamma = (random: () => number, shape: number): number => {
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const z = normal(random)
    const v = (1 + z / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

const beta = (random: () => number, a: number, b: number): number => {
  const [one, other] = [gamma(random, a), gamma(random, b)]
  return one / (one + other)
}

export interface DrawnBuyer {
  /** Weeks of purchases after the first, which is at 0. */
  repeats: number[]
  /** The week after whose purchase the customer left for good. */
  leftAt: number
}

/** Customers who buy as BG/NBD says, for so many weeks after their first purchase. */
export const drawnBuyers = (
  seed: number,
  count: number,
  { r, alpha, a, b }: { r: number; alpha: number; a: number; b: number },
  weeks: number,
): DrawnBuyer[] => {
  const random = stream(seed)
  return Array.from({ length: count }, () => {
    const [rate, leaves] = [gamma(random, r) / alpha, beta(random, a, b)]
    const repeats: number[] = []
    for (let week = 0; ;) {
      week -= Math.log(1 - random()) / rate
      if (week > weeks) return { repeats, leftAt: Number.POSITIVE_INFINITY }
      repeats.push(week)
      if (random() < leaves) return { repeats, leftAt: week }
    }
  })
}

/** What is known of a drawn customer so many weeks after the first purchase. */
export const historyAt = ({ repeats }: DrawnBuyer, ageWeeks: number) => {
  const known = repeats.filter(week => week <= ageWeeks)
  return { repeats: known.length, lastWeeks: known.at(-1) ?? 0, ageWeeks }
}
