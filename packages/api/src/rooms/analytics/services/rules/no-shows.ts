import { wilson } from '../../../../core/statistics'
import type { ServiceRule } from './rule'
import { counted, percent, total } from './wording'

/** One or two happen to everybody. */
const FEWEST_MISSED = 3

/** Customers stay away from a service clearly more often than from the others. */
export const noShows: ServiceRule = {
  name: 'NO_SHOWS',
  find({ id, name, figures }, others) {
    const kept = figures.settled - figures.cancelled
    const othersKept = total(others, other => other.figures.settled - other.figures.cancelled)
    const othersMissed = total(others, other => other.figures.noShows)
    const own = wilson(figures.noShows, kept)
    const house = wilson(othersMissed, othersKept)
    // Apart beyond chance: the intervals do not meet.
    if (figures.noShows < FEWEST_MISSED || own === null || house === null || own.low <= house.high) return null
    return {
      serviceId: id,
      title: `Ask for a deposit for ${name}`,
      description: `${percent(figures.noShows / kept)} of the customers booked for ${name} did not come, against ${percent(othersMissed / othersKept)} for the other services; a deposit or a reminder the day before keeps the place from standing empty.`,
      evidence: [
        { label: `No-shows of ${name}`, value: `${figures.noShows} of ${counted(kept, 'booking')}` },
        { label: '95 % interval', value: `${percent(own.low)} – ${percent(own.high)}` },
        { label: 'Other services', value: `${othersMissed} of ${counted(othersKept, 'booking')}` },
      ],
      weight: figures.noShows,
    }
  },
}
