/** What a trend says, in plain words. */
import type { TrendDirection } from '@dashboard/schema/vocabulary'

export interface TrendFacts {
  direction: TrendDirection
  /** Change a day; null where too little is known. */
  slopePerDay?: number | null
  /** How likely such a trend is by chance, 0–1. */
  pValue?: number | null
}

const daysInWeek = 7

/** "in about 3 of 100" series without any trend. */
export const chanceWords = (pValue: number): string => {
  if (pValue < 0.001) return 'in fewer than 1 of 1,000'
  if (pValue < 0.01) return 'in fewer than 1 of 100'
  return `in about ${Math.round(pValue * 100)} of 100`
}

/** One or two sentences: the way, how much a week, and how likely it is to be chance. `change` writes a signed figure. */
export const trendWords = ({ direction, slopePerDay, pValue }: TrendFacts, change: (value: number) => string): string => {
  if (slopePerDay == null || pValue == null) return 'Too few finished days are known to tell a trend.'
  const chance = `Chance alone would bring such a trend ${chanceWords(pValue)} series of this length.`
  const weekly = `${change(slopePerDay * daysInWeek)} a week`
  if (direction === 'FLAT') return `No trend stands out; the middle of all slopes is ${weekly}. ${chance}`
  if (slopePerDay === 0)
    return `It ${direction === 'UP' ? 'rises' : 'falls'}, but most days are alike: the middle of all slopes is 0. ${chance}`
  return `It ${direction === 'UP' ? 'rises' : 'falls'}: ${weekly}, the middle of all slopes. ${chance}`
}
