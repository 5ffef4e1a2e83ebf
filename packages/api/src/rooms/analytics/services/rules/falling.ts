import { mannKendall } from '../../../../core/statistics'
import { halves } from './halves'
import type { ServiceRule } from './rule'
import { plain } from './wording'

/** A fall from one booking a week to half of one is no business lost. */
const FEWEST_A_WEEK = 2
/** With a dozen services one trend in twenty would cry wolf every other time. */
const LEAST_LIKELY = 0.01

/** A service is booked less and less, beyond chance. */
export const falling: ServiceRule = {
  name: 'FALLING',
  find({ id, name, isActive, weekly, trend }) {
    const { earlier, later } = halves(weekly)
    const pValue = mannKendall(weekly)?.pValue ?? 1
    if (!isActive || trend !== 'DOWN' || pValue > LEAST_LIKELY || earlier < FEWEST_A_WEEK || later >= earlier) return null
    return {
      serviceId: id,
      title: `Find out why ${name} is booked less`,
      description: `${name} fell from ${plain(earlier)} completed bookings a week to ${plain(later)} within ${weekly.length} weeks, and that is unlikely to be chance. Ask those who no longer come, or tell of it.`,
      evidence: [
        { label: 'Earlier half', value: `${plain(earlier)} a week` },
        { label: 'Later half', value: `${plain(later)} a week` },
        { label: 'Chance of such a fall without a cause', value: `p = ${pValue.toPrecision(2)}` },
      ],
      weight: (earlier - later) * weekly.length,
    }
  },
}
