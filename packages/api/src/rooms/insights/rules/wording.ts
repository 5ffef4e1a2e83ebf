import type { DateSpan } from '../../../core/period'

/** A number for a sentence, with at most one decimal. */
export const plain = (value: number): string => String(Math.round(value * 10) / 10)

/** The days of a span for a sentence. */
export const days = ({ start, end }: DateSpan): string => (start === end ? start : `${start} to ${end}`)

/** `1 booking`, `2 bookings`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
