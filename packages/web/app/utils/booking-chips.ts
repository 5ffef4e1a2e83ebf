/** The conditions that come from a chart, each as a chip that can be taken off. */
import type { BookingChoice } from './booking-filter'
import type { Format } from './format'
import { channelWords } from './words'

export interface BookingChip {
  label: string
  /** What takes it off. */
  without: Partial<BookingChoice>
}

/** Names as far as the bookings shown tell them: ids alone stand in the address. */
export interface KnownNames {
  customer: string | null
  service: string | null
  member: string | null
}

type Words = Pick<Format, 'weekday' | 'hour' | 'dates'>

const startChip = ({ weekday, hour }: BookingChoice, words: Words): BookingChip[] => {
  if (weekday === null && hour === null) return []
  const parts = [weekday === null ? null : words.weekday(weekday), hour === null ? null : words.hour(hour)]
  return [{ label: `Starts ${parts.filter(part => part !== null).join(', ')}`, without: { weekday: null, hour: null } }]
}

const cohortChip = ({ firstVisitFrom, firstVisitTo }: BookingChoice, words: Words): BookingChip[] => {
  const [from, to] = [firstVisitFrom ?? firstVisitTo, firstVisitTo ?? firstVisitFrom]
  if (from === null || to === null) return []
  return [{ label: `First visit ${words.dates(from, to)}`, without: { firstVisitFrom: null, firstVisitTo: null } }]
}

/** The chips of a choice, in a fixed order; status, dates and search have controls of their own. */
export const bookingChips = (choice: BookingChoice, names: KnownNames, words: Words): BookingChip[] => [
  ...(choice.customerId ? [{ label: names.customer ?? 'One customer', without: { customerId: null } }] : []),
  ...(choice.serviceId ? [{ label: names.service ?? 'One service', without: { serviceId: null } }] : []),
  ...(choice.assignedToId ? [{ label: names.member ?? 'One team member', without: { assignedToId: null } }] : []),
  ...(choice.isUnassigned ? [{ label: 'Nobody in charge', without: { isUnassigned: false } }] : []),
  ...(choice.source ? [{ label: `By ${channelWords[choice.source].toLowerCase()}`, without: { source: null } }] : []),
  ...startChip(choice, words),
  ...(choice.isFirstVisit === null
    ? []
    : [{ label: choice.isFirstVisit ? 'First visits' : 'Later visits', without: { isFirstVisit: null } }]),
  ...cohortChip(choice, words),
]
