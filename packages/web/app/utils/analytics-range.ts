/** Which days an analytics page looks at, and what it holds them against; kept in the address, so that a view can be shared. */
import { comparisons } from '@dashboard/schema/vocabulary'
import type { Comparison } from '@dashboard/schema/vocabulary'
import { addDays, isCalendarDate, lengthOf } from './calendar'
import type { DateSpan } from './period-choice'
import { longestRangeDays } from './period-choice'

export const rangePresets = ['30D', '90D', 'MONTH', 'QUARTER', 'YEAR', '12M'] as const
export type RangePreset = (typeof rangePresets)[number]

export const presetLabels: Record<RangePreset, string> = {
  '30D': '30 days',
  '90D': '90 days',
  MONTH: 'Month',
  QUARTER: 'Quarter',
  YEAR: 'Year',
  '12M': '12 months',
}

export interface AnalyticsRange extends DateSpan {
  /** Null: dates of one's own. */
  preset: RangePreset | null
  /** Null: not compared. */
  compare: Comparison | null
  /** Whether the day that is not over is left out. */
  isCompleteOnly: boolean
}

export interface RangeChange {
  preset?: RangePreset
  /** Dates of one's own instead of a preset. */
  dates?: DateSpan
  compare?: Comparison | null
  isCompleteOnly?: boolean
}

type Query = Record<string, unknown>

const standard = { preset: '90D', compare: 'PREVIOUS' } as const

/** The parts of the address that are about the range. */
export const rangeQueryNames: readonly string[] = ['range', 'from', 'to', 'compare', 'complete']

const startOf = (preset: RangePreset, today: string): string => {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))]
  const firstOf = (number: number) => `${year}-${String(number).padStart(2, '0')}-01`
  switch (preset) {
    case '30D':
      return addDays(today, -29)
    case '90D':
      return addDays(today, -89)
    case 'MONTH':
      return firstOf(month)
    case 'QUARTER':
      return firstOf(month - ((month - 1) % 3))
    case 'YEAR':
      return firstOf(1)
    case '12M':
      return addDays(today, -364)
  }
}

const ownDates = (from: unknown, to: unknown): DateSpan | null =>
  isCalendarDate(from) && isCalendarDate(to) && from <= to && lengthOf(from, to) <= longestRangeDays ? { start: from, end: to } : null

/** What an address asks for on a day; nonsense means the standard, the last 90 days against the 90 before. */
export const analyticsRangeOf = (query: Query, today: string): AnalyticsRange => {
  const dates = ownDates(query['from'], query['to'])
  const word = String(query['range'] ?? '').toUpperCase()
  const preset = dates ? null : (rangePresets.find(each => each === word) ?? standard.preset)
  const compare = String(query['compare'] ?? '').toUpperCase()
  return {
    preset,
    ...(dates ?? { start: startOf(preset ?? standard.preset, today), end: today }),
    compare: compare === 'OFF' ? null : (comparisons.find(each => each === compare) ?? standard.compare),
    isCompleteOnly: query['complete'] === '1',
  }
}

/** The address of a range; what is standard is left out. */
export const queryOfAnalyticsRange = ({ preset, start, end, compare, isCompleteOnly }: AnalyticsRange): Record<string, string> => ({
  ...(preset === null ? { from: start, to: end } : preset === standard.preset ? {} : { range: preset.toLowerCase() }),
  ...(compare === standard.compare ? {} : { compare: (compare ?? 'off').toLowerCase() }),
  ...(isCompleteOnly ? { complete: '1' } : {}),
})

/** A range with something about it changed. */
export const changedRange = (range: AnalyticsRange, { preset, dates, ...change }: RangeChange): AnalyticsRange => ({
  ...range,
  ...change,
  ...(preset ? { preset } : dates ? { preset: null, ...dates } : {}),
})
