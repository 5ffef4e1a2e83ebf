import { addDays } from './calendar'

/** Bookings of one day of the provider, in the order that they came in. */
export interface BookingDay<Row> {
  /** YYYY-MM-DD. */
  date: string
  rows: Row[]
}

/** Rows that follow each other, by the day that each is on. */
export const bookingDays = <Row>(rows: readonly Row[], dateOf: (row: Row) => string): BookingDay<Row>[] => {
  const days: BookingDay<Row>[] = []
  for (const row of rows) {
    const date = dateOf(row)
    const last = days.at(-1)
    if (last?.date === date) last.rows.push(row)
    else days.push({ date, rows: [row] })
  }
  return days
}

/** What people call a day beside its date; null for a day that is not near. */
export const nearDay = (date: string, today: string): string | null =>
  ({ [addDays(today, -1)]: 'Yesterday', [today]: 'Today', [addDays(today, 1)]: 'Tomorrow' })[date] ?? null
