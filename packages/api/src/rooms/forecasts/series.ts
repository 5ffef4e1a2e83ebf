import { addDays, daysBetween } from '../../core/calendar'
import { add, subtract } from '../../core/money'

/** A day's figure of a measure, exact. */
export interface DayRow {
  name: string
  date: string
  value: string
}

/** What is forecast, and the measures that it is formed from. */
export const forecastMetrics = {
  revenue: { plus: 'revenue.earned', minus: 'revenue.refunded' },
  'bookings.completed': { plus: 'bookings.completed', minus: null },
} as const

export type ForecastMetric = keyof typeof forecastMetrics

/** A series of days without gaps. */
export interface Series {
  from: string
  to: string
  values: number[]
}

/** The metric by day, from the first day on which it was not 0 up to `to`; null where it always was. */
export function seriesOf(rows: readonly DayRow[], metric: ForecastMetric, to: string): Series | null {
  const { plus, minus } = forecastMetrics[metric]
  const byDay = new Map<string, string>()
  for (const { name, date, value } of rows) {
    if (name !== plus && name !== minus) continue
    const known = byDay.get(date) ?? '0'
    byDay.set(date, name === minus ? subtract(known, value) : add(known, value))
  }
  const from = [...byDay].flatMap(([date, value]) => (Number(value) !== 0 && date <= to ? [date] : [])).sort()[0]
  if (from === undefined) return null
  const values = Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => Number(byDay.get(addDays(from, day)) ?? 0))
  return { from, to, values }
}
