import { formatAmount, subtract } from '../../core/money'
import type { BridgeRow } from './bridge.repository'

/** One step; the amount is exact, negative for what it takes. */
export interface BridgeStepRecord {
  name: string
  title: string
  definition: string
  amount: { amount: string; currency: string }
  bookings: number
  isLevel: boolean
}

type Told = readonly [title: string, definition: string]

const words = {
  BOOKED: ['Booked', 'Agreed price of the bookings made in the span, whatever became of them.'],
  CANCELLED: ['Cancelled', 'Of these, those that were cancelled since.'],
  NO_SHOW: ['No-shows', 'Of these, those to which the customer did not come.'],
  STILL_OPEN: ['Still open', 'Of these, those that are neither completed, cancelled nor missed yet.'],
  COMPLETED_OUTSIDE: ['Completed outside', 'Of these, those that were completed before or after the span.'],
  BOOKED_OUTSIDE: ['Booked outside', 'Agreed price of what was completed in the span but booked before or after it.'],
  PRICE_CHANGES: ['Changes of price', 'What was charged at completion beyond the agreed price, or less than it.'],
  COMPLETED: ['Completed', 'What the bookings completed in the span were charged.'],
  REFUNDED: ['Refunded', 'Given back in the span for completed bookings, whenever these were completed.'],
  PAID: ['Paid', 'Completed less refunded: the revenue of the span.'],
} as const satisfies Record<string, Told>

/** From what was booked in a span over what was completed in it to what was kept; each level is the sum of the steps before it. */
export function bridgeOf(row: BridgeRow, currency: string): BridgeStepRecord[] {
  const step = (name: keyof typeof words, amount: string, bookings: number): BridgeStepRecord => {
    const [title, definition] = words[name]
    const isLevel = name === 'BOOKED' || name === 'COMPLETED' || name === 'PAID'
    return { name, title, definition, amount: { amount: formatAmount(amount, currency), currency }, bookings, isLevel }
  }
  const less = (amount: string): string => subtract('0', amount)
  return [
    step('BOOKED', row.booked, row.booked_count),
    step('CANCELLED', less(row.cancelled), row.cancelled_count),
    step('NO_SHOW', less(row.missed), row.missed_count),
    step('STILL_OPEN', less(row.open), row.open_count),
    step('COMPLETED_OUTSIDE', less(row.outside), row.outside_count),
    step('BOOKED_OUTSIDE', row.earlier, row.earlier_count),
    step('PRICE_CHANGES', row.changes, row.changes_count),
    step('COMPLETED', row.completed, row.completed_count),
    step('REFUNDED', less(row.refunded), row.refunded_count),
    step('PAID', subtract(row.completed, row.refunded), row.completed_count),
  ]
}
