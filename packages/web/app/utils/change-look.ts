/** Whether a change is good news, bad news, or neither. */
import type { TrendDirection } from '@dashboard/schema/vocabulary'

export type News = 'good' | 'bad' | 'none'

/** News of a trend where one direction is better; none for a flat one, and where neither direction is better. */
export const newsOf = (trend: TrendDirection, better: TrendDirection): News => {
  if (trend === 'FLAT' || better === 'FLAT') return 'none'
  return trend === better ? 'good' : 'bad'
}

/** The arrow of a trend. */
export const arrowOf: Record<TrendDirection, string> = {
  UP: 'i-lucide-arrow-up-right',
  DOWN: 'i-lucide-arrow-down-right',
  FLAT: 'i-lucide-arrow-right',
}
