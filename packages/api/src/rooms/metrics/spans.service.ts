import type { MetricDimension } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { eachDay } from '../../core/calendar'
import { forbidden } from '../../core/errors'
import type { DateSpan } from '../../core/period'
import { reachOf } from './figures.service'
import type { MeasureName, Reading } from './measures'
import type { Slices } from './slices'
import { memberSlice, slicesOf, totalSlice } from './slices'
import type { ByValue, Daily, ExactReading } from './spans'
import { dailyReadings, inNumbers, spanReadings } from './spans'
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
  const cells = await scope.read(db => readSpans(db, reachOf(scope), names, slicesFor(scope, dimension), spans))
  return spanReadings(spans.length, cells, dimension === undefined)
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
  const cells = await scope.read(db => readDaily(db, reachOf(scope), names, slicesFor(scope, dimension), span))
  return dailyReadings(eachDay(span.start, span.end), cells, dimension === undefined)
}
