import type { MetricDimension } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { eachDay } from '../../core/calendar'
import { forbidden } from '../../core/errors'
import type { DateSpan } from '../../core/period'
import { countedDays } from './counted.service'
import type { CountedDay } from './counted.service'
import { reachOf } from './figures.service'
import type { MeasureName, Reading } from './measures'
import type { Slices } from './slices'
import { memberSlice, slicesOf, totalSlice } from './slices'
import type { ByValue, Daily, ExactReading } from './spans'
import { dailyReadings, inNumbers, spanReadings } from './spans'
import type { SliceCell } from './spans.repository'
import { readDaily, readSpans } from './spans.repository'

/** The slices of a dimension, of the total without one; whoever sees only their own work is asked for that alone. */
function slicesFor({ ownOnly }: Scope, dimension: MetricDimension | undefined): Slices {
  if (ownOnly === null) return dimension === undefined ? totalSlice : slicesOf([dimension])
  if (dimension !== undefined && dimension !== 'TEAM_MEMBER') throw forbidden('business.view')
  return memberSlice(ownOnly)
}

/** The exact sums of measures over each span, in total or by the values of a dimension that have any; one statement for all spans. */
export async function moneySums(
  scope: Scope,
  spans: readonly DateSpan[],
  names: readonly MeasureName[],
  dimension?: MetricDimension,
): Promise<ByValue<ExactReading>[]> {
  if (spans.length === 0) return []
  const slices = slicesFor(scope, dimension)
  const cells = await scope.read(db => readSpans(db, reachOf(scope), names, slices, spans))
  const days = await countedOf(scope, names, hullOf(spans), dimension)
  const counted = spans.flatMap((span, index) =>
    days.filter(({ day }) => day >= span.start && day <= span.end).map(cell => cellOf(index + 1, cell)),
  )
  return spanReadings(spans.length, [...cells, ...counted], dimension === undefined)
}

/** The same in numbers, for counts and for statistics. */
export async function measureSums(
  scope: Scope,
  spans: readonly DateSpan[],
  names: readonly MeasureName[],
  dimension?: MetricDimension,
): Promise<ByValue<Reading>[]> {
  const sums = await moneySums(scope, spans, names, dimension)
  return sums.map(span => new Map([...span].map(([value, reading]) => [value, inNumbers(reading)])))
}

/** Measures day by day without gaps, in total or by the values of a dimension that have any; one statement. */
export async function dailySeries(
  scope: Scope,
  names: readonly MeasureName[],
  span: DateSpan,
  dimension?: MetricDimension,
): Promise<ByValue<Daily>> {
  const slices = slicesFor(scope, dimension)
  const cells = await scope.read(db => readDaily(db, reachOf(scope), names, slices, span))
  const days = await countedOf(scope, names, span, dimension)
  return dailyReadings(eachDay(span.start, span.end), [...cells, ...days.map(cell => cellOf(cell.day, cell))], dimension === undefined)
}

/** The days of what is counted when asked, as far as they belong to the dimension. */
async function countedOf(scope: Scope, names: readonly MeasureName[], span: DateSpan, dimension?: MetricDimension): Promise<CountedDay[]> {
  const days = await countedDays(scope, names, span)
  return days.filter(day => dimension === undefined || day.dimension === dimension)
}

const cellOf = <When>(when: When, { dimension, value, measure, sum }: CountedDay): SliceCell<When> => [when, dimension, value, measure, sum]

/** From the first day of any span to the last. */
function hullOf(spans: readonly DateSpan[]): DateSpan {
  const starts = spans.map(({ start }) => start).sort()
  const ends = spans.map(({ end }) => end).sort()
  return { start: starts[0] ?? '', end: ends.at(-1) ?? '' }
}
