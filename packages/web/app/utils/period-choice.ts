/** Which dates a screen shows and what it holds them against; kept in the address. */
import { comparisons, periods } from '@dashboard/schema/vocabulary'
import type { Comparison, Granularity, Period } from '@dashboard/schema/vocabulary'
import { addDays, isCalendarDate, lengthOf } from './calendar'

export interface DateSpan {
  start: string
  end: string
}

export interface PeriodChoice {
  period: Period
  /** Dates of one's own instead of the period. */
  range: DateSpan | null
  /** Null: the comparison is not shown. */
  compare: Comparison | null
}

type Query = Record<string, unknown>

/** The longest span that one may ask for, in days. */
export const longestRangeDays = 1096

export const periodLabels: Record<Period, string> = { TODAY: 'Today', WEEK: 'Week', MONTH: 'Month', QUARTER: 'Quarter', YEAR: 'Year' }

const standard: PeriodChoice = { period: 'MONTH', range: null, compare: 'PREVIOUS' }

const rangeOf = (from: unknown, to: unknown): DateSpan | null =>
  isCalendarDate(from) && isCalendarDate(to) && from <= to && lengthOf(from, to) <= longestRangeDays ? { start: from, end: to } : null

/** What an address asks for; nonsense means the standard, this month against the one before. */
export const periodChoiceOf = (query: Query): PeriodChoice => {
  const word = String(query['period'] ?? '').toUpperCase()
  const compare = String(query['compare'] ?? '').toUpperCase()
  return {
    period: periods.find(period => period === word) ?? standard.period,
    range: rangeOf(query['from'], query['to']),
    compare: compare === 'OFF' ? null : (comparisons.find(each => each === compare) ?? standard.compare),
  }
}

/** The address of a choice; what is standard is left out. */
export const queryOfPeriodChoice = ({ period, range, compare }: PeriodChoice): Record<string, string> => ({
  ...(range ? { from: range.start, to: range.end } : period === standard.period ? {} : { period: period.toLowerCase() }),
  ...(compare === standard.compare ? {} : { compare: (compare ?? 'off').toLowerCase() }),
})

/** The arguments that the choice means to the API. */
export const variablesOf = ({ period, range, compare }: PeriodChoice) => ({ period, range, compareWith: compare ?? ('PREVIOUS' as const) })

const lastDayOfMonths = (start: string, months: number): string => {
  const [year, month] = start.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + months, 0)).toISOString().slice(0, 10)
}

/** The last day of the period that begins on a date; the days to come are part of it. */
export const wholeEndOf = (period: Period, start: string): string => {
  switch (period) {
    case 'TODAY':
      return start
    case 'WEEK':
      return addDays(start, 6)
    case 'MONTH':
      return lastDayOfMonths(start, 1)
    case 'QUARTER':
      return lastDayOfMonths(start, 3)
    case 'YEAR':
      return lastDayOfMonths(start, 12)
  }
}

export interface TrendSpans {
  now: DateSpan
  /** Null: not compared. */
  before: DateSpan | null
  groupBy: Granularity
}

/** The step that keeps a series of so many days readable: days up to a quarter, weeks up to a year and a half, months beyond. */
export const granularityOf = (days: number): Granularity => (days <= 92 ? 'DAY' : days <= 550 ? 'WEEK' : 'MONTH')

/** The dates of the revenue chart: the whole period with its days to come, a week up to today for a single day, and what either is held against. */
export const trendSpansOf = (choice: PeriodChoice, shown: DateSpan, compared: DateSpan): TrendSpans => {
  if (!choice.range && choice.period === 'TODAY') {
    const start = addDays(shown.end, -6)
    const back = choice.compare === 'LAST_YEAR' ? -364 : -7
    return {
      now: { start, end: shown.end },
      before: choice.compare && { start: addDays(start, back), end: addDays(shown.end, back) },
      groupBy: 'DAY',
    }
  }
  const end = choice.range ? shown.end : wholeEndOf(choice.period, shown.start)
  const now = { start: shown.start, end }
  const sameLength = { start: compared.start, end: addDays(compared.start, lengthOf(now.start, now.end) - 1) }
  const whole =
    choice.range || choice.compare === 'LAST_YEAR' ? sameLength : { start: compared.start, end: wholeEndOf(choice.period, compared.start) }
  return { now, before: choice.compare && whole, groupBy: granularityOf(lengthOf(now.start, now.end)) }
}
