/** When bookings begin: by weekday and hour, each as strong as it is against the strongest. */
export interface HeatValue {
  /** ISO weekday, 1 = Monday … 7 = Sunday. */
  weekday: number
  /** Local hour, 0–23. */
  hour: number
  revenue: number
  bookings: number
}

export interface HeatSpot extends HeatValue {
  /** 0 for nothing, 1 for the strongest. */
  strength: number
}

export interface HeatRow {
  weekday: number
  spots: HeatSpot[]
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** Weekdays from the provider's first day of the week on, each with 24 hours; hours without anything are 0. */
export const heatRows = (values: readonly HeatValue[], measure: 'revenue' | 'bookings', weekStartsOn = 1): HeatRow[] => {
  const found = new Map(values.map(value => [value.weekday * 24 + value.hour, value]))
  const most = Math.max(0, ...values.map(value => value[measure]))
  const weekdays = Array.from({ length: 7 }, (_, index) => ((weekStartsOn - 1 + index) % 7) + 1)
  return weekdays.map(weekday => ({
    weekday,
    spots: hours.map(hour => {
      const value = found.get(weekday * 24 + hour) ?? { weekday, hour, revenue: 0, bookings: 0 }
      return { ...value, strength: most > 0 ? Math.max(0, value[measure]) / most : 0 }
    }),
  }))
}

/** The ground of a cell in a table by its strength: more of the series' colour, never so much that zero and little look alike. */
export const heatColor = (strength: number): string =>
  strength <= 0 ? 'var(--ui-bg-elevated)' : `color-mix(in oklab, var(--series-now) ${Math.round(14 + 86 * strength)}%, var(--ui-bg-panel))`
