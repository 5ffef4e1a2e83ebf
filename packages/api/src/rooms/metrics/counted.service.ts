import type { MetricDimension } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { instantsOf, localDay } from '../../core/local-time'
import type { DateSpan } from '../../core/period'
import type { CountedMeasure } from './counted-measures'
import type { MemberDay } from './counted.repository'
import { readResponded, readShifts, readSpending } from './counted.repository'
import type { MeasureName } from './measures'
import { measures } from './measures'
import { spentOn } from './spending'

/** What a measure that is counted came to on one day for one value of its dimension; the total is the sum of these. */
export interface CountedDay {
  measure: MeasureName
  day: string
  dimension: MetricDimension
  value: string
  sum: string
}

type Reader = (scope: Scope, span: DateSpan, asOf: Date | null) => Promise<CountedDay[]>

const ofMembers = (measure: MeasureName, days: readonly MemberDay[]): CountedDay[] =>
  days.map(({ day, value, sum }) => ({ measure, day, dimension: 'TEAM_MEMBER', value, sum }))

const readers: Record<Exclude<CountedMeasure['counted'], 'VISITS'>, Reader> = {
  async REVIEWS(scope, { start, end }, asOf) {
    const { from, until } = instantsOf({ start, end }, scope.timeZone)
    return ofMembers('reviews.responded', await scope.read(db => readResponded(db, from, until, asOf)))
  },
  SHIFTS: async (scope, span) => ofMembers('team.minutes', await scope.read(db => readShifts(db, span))),
  async SPENDING(scope, span) {
    const today = localDay(scope.now(), scope.timeZone)
    const spending = await scope.read(db => readSpending(db, span, today))
    return spending.flatMap(spent =>
      spentOn(spent, span).map(({ day, amount }) => ({
        measure: 'spend.total' as const,
        day,
        dimension: 'SOURCE' as const,
        value: spent.channel,
        sum: amount,
      })),
    )
  },
}

/** The days of those measures that are counted when asked and add up; one statement for each kind that is named, none where none is. */
export async function countedDays(
  scope: Scope,
  names: readonly MeasureName[],
  span: DateSpan,
  asOf: Date | null = null,
): Promise<CountedDay[]> {
  const kinds = new Set(names.map(name => measures[name].counted))
  const parts: CountedDay[] = []
  for (const kind of ['REVIEWS', 'SHIFTS', 'SPENDING'] as const)
    if (kinds.has(kind)) parts.push(...(await readers[kind](scope, span, asOf)))
  return parts
}
