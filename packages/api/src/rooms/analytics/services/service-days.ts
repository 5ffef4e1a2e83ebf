import type { ExactReading } from '../../metrics'
import { figuresOf } from './service-figures'

/** How one service did on one day, as it is kept; amounts are exact decimals, rates are percent with two decimals. */
export interface ServiceDay {
  serviceId: string
  day: string
  bookings: number
  revenue: string
  averageRating: string | null
  completionRate: string | null
  durationMinutes: number | null
  satisfaction: string | null
  repeatRate: string | null
}

const hundredths = (value: number | null): string | null => (value === null ? null : value.toFixed(2))

/** The row of a day from its sums. */
export const serviceDay = (serviceId: string, day: string, sums: ExactReading): ServiceDay => {
  // What is kept is rounded by no currency.
  const figures = figuresOf(sums, 'XXX')
  return {
    serviceId,
    day,
    bookings: figures.completed,
    revenue: figures.revenue,
    averageRating: hundredths(figures.averageRating),
    completionRate: hundredths(figures.completionRate),
    durationMinutes: figures.actualMinutes === null ? null : Math.round(figures.actualMinutes),
    satisfaction: hundredths(figures.customerSatisfaction),
    repeatRate: hundredths(figures.repeatRate),
  }
}
