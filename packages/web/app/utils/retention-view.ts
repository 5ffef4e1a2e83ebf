/** Who comes back, as figures and as a triangle. */
import type { RetentionQuery } from '../gql/graphql'
import type { AnalyticsFigure } from './analytics-figure'
import { bookingsAddress } from './booking-filter'
import { lastDayOf } from './calendar'
import type { CohortRow } from './chart/cohort'
import { meaningOf } from './chart/meaning'
import type { Format } from './format'

export type RetentionFacts = RetentionQuery['retention']

/** The rates with their interval, and how many are behind them. */
export const retentionFigures = (facts: RetentionFacts, format: Format): AnalyticsFigure[] => {
  const { retentionRate, churnRate, retentionLow, retentionHigh, customersBefore, customersRetained, atRiskCount, definition } = facts
  const percent = (share: number | null | undefined) => format.figure(share == null ? null : share * 100, 'PERCENT')
  const count = (value: number) => format.figure(value, 'COUNT')
  const year = facts.asOf.slice(0, 4)
  const datesOf = ({ start, end }: { start: string; end: string }) => format.dates(start, end, year)
  const dates = `${datesOf(facts.previousWindow)}, then ${datesOf(facts.window)}`
  const between = (low: number | null | undefined, high: number | null | undefined) =>
    low == null || high == null ? null : `${percent(low)} to ${percent(high)}, 95 times of 100`
  const lost = (share: number | null | undefined) => (share == null ? null : 1 - share)
  return [
    {
      name: 'retention',
      title: 'Retention',
      value: retentionRate ?? null,
      text: percent(retentionRate),
      note: between(retentionLow, retentionHigh),
      meaning: meaningOf({ definition, formula: 'came again ÷ were here before', dates }),
    },
    {
      name: 'churn',
      title: 'Churn',
      value: churnRate ?? null,
      text: percent(churnRate),
      note: between(lost(retentionHigh), lost(retentionLow)),
      meaning: meaningOf({ definition, formula: '1 − retention', dates }),
    },
    {
      name: 'retained',
      title: 'Came again',
      value: customersRetained,
      text: count(customersRetained),
      note: `of ${count(customersBefore)} who were here ${datesOf(facts.previousWindow)}`,
      meaning: meaningOf({
        definition: `Customers with a completed booking in the ${facts.windowDays} days before, and another in the last ${facts.windowDays}.`,
        dates,
      }),
    },
    {
      name: 'atRisk',
      title: 'Overdue',
      value: atRiskCount,
      text: count(atRiskCount),
      note: atRiskCount === 1 ? 'customer by their own rhythm' : 'customers by their own rhythm',
      meaning: meaningOf({ definition: 'Customers who have stayed away for much longer than they usually do.' }),
    },
  ]
}

const monthsAfter = (month: string, count: number): string => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 10)
}

/** The months as rows of the triangle, from the first that won somebody on. */
export const cohortRows = (cohorts: RetentionFacts['cohortAnalysis'], format: Format): CohortRow[] => {
  const first = cohorts.findIndex(({ size }) => size > 0)
  return first < 0
    ? []
    : cohorts.slice(first).map(({ month, size, retained, isLastPartial }) => ({
        label: format.month(month),
        size,
        shares: retained,
        isLastOpen: isLastPartial,
        link: at => {
          if (at === null) return bookingsAddress({ basis: 'COMPLETED_AT', isFirstVisit: true, from: month, to: lastDayOf(month, 'MONTH') })
          const then = monthsAfter(month, at)
          return bookingsAddress({
            basis: 'COMPLETED_AT',
            from: then,
            to: lastDayOf(then, 'MONTH'),
            firstVisitFrom: month,
            firstVisitTo: lastDayOf(month, 'MONTH'),
          })
        },
      }))
}
