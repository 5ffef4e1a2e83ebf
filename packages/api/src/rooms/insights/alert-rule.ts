import type { AlertSeverity } from '@dashboard/schema/vocabulary'
import type { DateSpan } from '../../core/period'
import type { KpiName, Reading } from '../metrics'

/** Days with what is known of them. */
export interface KnownDays extends DateSpan {
  sums: Reading
  /** The KPI of these days; null where it cannot be known. */
  kpi(name: KpiName): number | null
}

/** What the rules judge by. */
export interface AlertFacts {
  /** The complete days of the window; null when there is none yet. */
  complete: KnownDays | null
  /** The days that they are held against; null when nothing is known of them. */
  before: KnownDays | null
  /** Bookings that start tomorrow and nobody has confirmed. */
  unconfirmedTomorrow: number
}

export interface Finding {
  severity: AlertSeverity
  title: string
  /** The figures behind it, and the threshold that they crossed. */
  description: string
}

/** One thing that may need eyes. */
export interface AlertRule {
  name: string
  metric: KpiName | null
  /** Null when all is well, or too little is known to say. */
  find(facts: AlertFacts): Finding | null
}
