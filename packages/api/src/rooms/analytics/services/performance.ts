import type { ServicePerformance } from '@dashboard/schema'
import Big from 'big.js'
import { tidy } from '../../../core/change'
import { add, formatAmount } from '../../../core/money'
import type { ServiceFigures } from './service-figures'

const tidied = (value: number | null): number | null => (value === null ? null : tidy(value))

/** Revenue of all services together, exact. */
export const totalRevenue = (services: readonly ServiceFigures[]): string => add(...services.map(({ revenue }) => revenue))

/** The part of a whole, 0–1; null where the whole is nothing or less. */
const shareOf = (part: string, whole: string): number | null => (new Big(whole).gt(0) ? tidy(new Big(part).div(whole).toNumber()) : null)

/** The figures of a service as they are shown, beside the revenue of all. */
export const shownPerformance = (
  figures: ServiceFigures,
  whole: string,
  currency: string,
): Omit<ServicePerformance, 'service' | 'rank' | 'previousRank' | 'trend' | 'weekly'> => ({
  bookings: figures.bookings,
  completed: figures.completed,
  revenue: { amount: formatAmount(figures.revenue, currency), currency },
  revenueShare: shareOf(figures.revenue, whole),
  averagePrice: figures.averagePrice === null ? null : { amount: figures.averagePrice, currency },
  averageRating: tidied(figures.averageRating),
  reviewCount: figures.reviewCount,
  completionRate: tidied(figures.completionRate),
  cancellationRate: tidied(figures.cancellationRate),
  noShowRate: tidied(figures.noShowRate),
  plannedMinutes: tidied(figures.plannedMinutes),
  actualMinutes: tidied(figures.actualMinutes),
  customerSatisfaction: tidied(figures.customerSatisfaction),
  repeatRate: tidied(figures.repeatRate),
})
