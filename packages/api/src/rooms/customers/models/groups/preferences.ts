/** What a customer likes, learned from completed bookings. */
export interface Visits {
  serviceId: string
  /** 1 Monday … 7 Sunday. */
  weekday: number
  hour: number
  bookings: number
}

export interface Preferences {
  services: { serviceId: string; bookings: number; share: number }[]
  times: { weekday: number; hour: number; share: number }[]
}

/** From fewer visits a liking is chance. */
export const FEWEST_VISITS = 3
/** Twice may be chance too, three times of many as well: a time is told from a share on that 168 hours by chance do not reach. */
const LEAST_TIME_SHARE = 0.15
const LEAST_SERVICE_SHARE = 0.2
const MOST_TOLD = 5

const addedUp = <Key>(visits: readonly Visits[], keyOf: (visit: Visits) => Key): Map<Key, number> => {
  const sums = new Map<Key, number>()
  for (const visit of visits) sums.set(keyOf(visit), (sums.get(keyOf(visit)) ?? 0) + visit.bookings)
  return sums
}

const share = (bookings: number, all: number): number => Number((bookings / all).toFixed(4))

/** Services and hours of the week that a customer takes more than others, the most taken first; none from fewer than three visits. */
export const preferencesOf = (visits: readonly Visits[]): Preferences => {
  const all = visits.reduce((sum, { bookings }) => sum + bookings, 0)
  if (all < FEWEST_VISITS) return { services: [], times: [] }
  const services = [...addedUp(visits, ({ serviceId }) => serviceId)]
    .map(([serviceId, bookings]) => ({ serviceId, bookings, share: share(bookings, all) }))
    .filter(each => each.share >= LEAST_SERVICE_SHARE)
    .sort((a, b) => b.bookings - a.bookings || (a.serviceId < b.serviceId ? -1 : 1))
  const times = [...addedUp(visits, ({ weekday, hour }) => weekday * 24 + hour)]
    .map(([slot, bookings]) => ({ weekday: Math.floor(slot / 24), hour: slot % 24, bookings, share: share(bookings, all) }))
    .filter(each => each.bookings >= 2 && each.share >= LEAST_TIME_SHARE)
    .sort((a, b) => b.bookings - a.bookings || a.weekday - b.weekday || a.hour - b.hour)
  return {
    services: services.slice(0, MOST_TOLD),
    times: times.slice(0, MOST_TOLD).map(({ weekday, hour, share: part }) => ({ weekday, hour, share: part })),
  }
}
