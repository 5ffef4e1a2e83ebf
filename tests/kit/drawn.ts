/** A repeatable stream of numbers in [0, 1). */
export const stream = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const seeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed)

/** Normal with mean 0 and deviation 1 (Box & Muller). */
export const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Poisson by counting arrivals. */
const poisson = (random: () => number, mean: number): number => {
  let [count, product] = [0, random()]
  const end = Math.exp(-mean)
  while (product > end) {
    count += 1
    product *= random()
  }
  return count
}

/** Weekday shares of a shop that is open every day, and of one that is closed on Sundays. */
export const openAllWeek = [0.8, 0.9, 0.95, 1, 1.2, 1.5, 0.65]
export const closedOnSundays = [0.9, 0.95, 1, 1.05, 1.3, 1.6, 0]

/** Bookings a day with a weekly season, and what `level` makes of each day. */
export const drawnBookings = (seed: number, days: number, level: (day: number) => number, week = openAllWeek): number[] => {
  const random = stream(seed)
  return Array.from({ length: days }, (_, day) => poisson(random, (week[day % 7] ?? 0) * level(day)))
}

/** Revenue a day of so many bookings, of prices that scatter by half. */
export const drawnRevenue = (seed: number, days: number, level: (day: number) => number, week = openAllWeek): number[] => {
  const random = stream(seed + 1_000_003)
  const price = () => 50 * Math.exp(0.5 * normal(random))
  return drawnBookings(seed, days, level, week).map(count => Array.from({ length: count }, price).reduce((sum, each) => sum + each, 0))
}
