import { halves } from './halves'
import type { ServiceRule } from './rule'
import { counted, plain } from './wording'

/** A test of two prices needs customers: with fewer bookings it would run for a year. */
const FEWEST_COMPLETED = 30
/** As many as the average length needs to mean something. */
const FEWEST_TIMED = 20

/** More and more customers want a service that takes no longer than planned: the moment to learn what it is worth to them. */
export const priceTest: ServiceRule = {
  name: 'PRICE_TEST',
  find({ id, name, isActive, figures, weekly, trend }, _others, { money }) {
    const { completed, timed, plannedMinutes, actualMinutes, averagePrice } = figures
    if (!isActive || trend !== 'UP' || completed < FEWEST_COMPLETED || timed < FEWEST_TIMED) return null
    if (plannedMinutes === null || actualMinutes === null || actualMinutes > plannedMinutes) return null
    const { earlier, later } = halves(weekly)
    return {
      serviceId: id,
      title: `Test a higher price for ${name}`,
      description: `${name} rose from ${plain(earlier)} completed bookings a week to ${plain(later)} within ${weekly.length} weeks and takes ${plain(actualMinutes)} of ${plain(plannedMinutes)} planned minutes. Show a part of the customers a higher price in an A/B test before changing it for all.`,
      evidence: [
        { label: 'Earlier half', value: `${plain(earlier)} a week` },
        { label: 'Later half', value: `${plain(later)} a week` },
        { label: 'Length', value: `${plain(actualMinutes)} of ${plain(plannedMinutes)} min (${counted(timed, 'booking')})` },
        ...(money && averagePrice !== null ? [{ label: 'Average price', value: money(averagePrice) }] : []),
      ],
      weight: completed,
    }
  },
}
