import Big from 'big.js'
import { addDays, daysBetween } from '../../core/calendar'
import type { DateSpan } from '../../core/period'
import { lengthOf } from '../../core/period'

/** What something cost over its days. */
export interface Spending extends DateSpan {
  channel: string
  /** Exact decimal. */
  amount: string
}

const STORED_DIGITS = 4

/** What was spent up to and with the `count`-th of all days, rounded; the differences of these add up to the amount exactly. */
const spentBy = (amount: Big, count: number, all: number): Big =>
  count >= all ? amount : amount.times(count).div(all).round(STORED_DIGITS, Big.roundHalfUp)

/** What fell on each day of a span, where anything did: an even share of the whole, to the last cent. */
export function spentOn({ amount, start, end }: Spending, span: DateSpan): { day: string; amount: string }[] {
  const all = lengthOf({ start, end })
  const first = span.start > start ? span.start : start
  const last = span.end < end ? span.end : end
  const whole = new Big(amount)
  const shares: { day: string; amount: string }[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const before = daysBetween(start, day)
    shares.push({
      day,
      amount: spentBy(whole, before + 1, all)
        .minus(spentBy(whole, before, all))
        .toFixed(),
    })
  }
  return shares
}
