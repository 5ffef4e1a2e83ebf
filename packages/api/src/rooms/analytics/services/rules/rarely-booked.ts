import type { ServiceRule } from './rule'
import { counted, percent, total } from './wording'

/** A share of a hundredth can only be seen where there are hundreds. */
const FEWEST_BOOKINGS = 200
/** Below it a service fills less than an hour in a hundred. */
const RARE = 0.01

/** A service is on offer and hardly anybody books it. */
export const rarelyBooked: ServiceRule = {
  name: 'RARELY_BOOKED',
  find({ id, name, isActive, isSettledIn, figures, trend }, others) {
    const all = figures.bookings + total(others, other => other.figures.bookings)
    if (!isActive || !isSettledIn || trend === 'UP' || all < FEWEST_BOOKINGS || figures.bookings >= all * RARE) return null
    return {
      serviceId: id,
      title: `Tell of ${name}, or let it go`,
      description: `Of ${counted(all, 'booking')} ${figures.bookings === 0 ? 'none was' : `only ${figures.bookings} ${figures.bookings === 1 ? 'was' : 'were'}`} for ${name}, less than ${percent(RARE)}; a list that is shorter is easier to choose from.`,
      evidence: [
        { label: `Bookings of ${name}`, value: String(figures.bookings) },
        { label: 'Bookings of all services', value: String(all) },
      ],
      // Nothing is lost by waiting.
      weight: 0,
    }
  },
}
