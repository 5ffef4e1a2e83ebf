import type { MetricDimension } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { toUnits } from '../../core/money'
import type { DateSpan } from '../../core/period'
import type { Since } from '../../events'
import { measures } from '../../events'
import { countedDays } from './counted.service'
import type { Earlier } from './earlier.service'
import { reachOf } from './figures.service'
import { Grid, stepOf } from './grid'
import type { MeasureName } from './measures'
import type { SeriesFacts } from './report'
import type { SeriesRow } from './series.repository'
import { readSeries } from './series.repository'
import { memberSlice, slicesOf, totalSlice } from './slices'
import type { StoredTarget } from './targets'

/** Days and the first days of their steps. */
export interface Stretch {
  span: DateSpan
  steps: readonly string[]
}

/** What is known of the measures along the steps, in total and by the dimensions; one statement, and one for each kind that is counted when asked. */
export async function readFacts(
  scope: Scope,
  names: readonly MeasureName[],
  dimensions: readonly MetricDimension[],
  { span, steps }: Stretch,
  earlier: Earlier | null = null,
): Promise<SeriesFacts> {
  const whole = dimensions.length === 0 ? totalSlice : slicesOf(dimensions)
  const wanted = scope.ownOnly === null ? whole : memberSlice(scope.ownOnly)
  const row = await scope.read(db => readSeries(db, reachOf(scope), names, wanted, span, steps, earlier?.since.visits))
  const grid = gridOf(row, scope.ownOnly !== null)
  for (const { measure, day, dimension, value, sum } of await countedDays(scope, names, span, earlier?.asOf)) {
    grid.spread('TOTAL', '', measure, stepOf(day, steps), toUnits(sum))
    grid.spread(dimension, value, measure, stepOf(day, steps), toUnits(sum))
  }
  if (earlier) takeBack(grid, earlier.since, { names, dimensions, span, steps })
  return { span, steps, grid, goals: row.goals ?? [], storedTarget: storedTargets(row) }
}

/** The cells as a grid; of one member's own work the total is that member's. */
function gridOf({ cells }: SeriesRow, isOwn: boolean): Grid {
  const grid = new Grid()
  for (const [dimension, value, measure, step, sum] of cells ?? []) {
    grid.spread(dimension, value, measure, step, toUnits(sum))
    if (isOwn && dimension !== 'TOTAL') grid.spread('TOTAL', '', measure, step, toUnits(sum))
  }
  return grid
}

/** Takes from the grid what became known since. */
function takeBack(
  grid: Grid,
  { cells }: Since,
  { names, dimensions, span, steps }: Stretch & { names: readonly MeasureName[]; dimensions: readonly MetricDimension[] },
): void {
  const asked = new Set<string>(dimensions.length === 0 ? ['TOTAL'] : dimensions)
  const kept = measures.map(({ name }) => (names.includes(name) ? name : null))
  for (const { day, dimension, value, sums } of cells.daily.values()) {
    if (day < span.start || day > span.end || !asked.has(dimension)) continue
    const step = stepOf(day, steps)
    sums.forEach((units, column) => {
      const name = kept[column]
      if (name && units !== undefined) grid.spread(dimension, value, name, step, -units)
    })
  }
}

const noTarget: StoredTarget = { sum: 0, days: 0 }

function storedTargets({ cells }: SeriesRow): SeriesFacts['storedTarget'] {
  const targets = new Map<string, StoredTarget>()
  const known = (measure: MeasureName, step: number): StoredTarget => targets.get(`${measure} ${step}`) ?? noTarget
  for (const [dimension, , measure, step, , sum, days] of cells ?? []) {
    if (dimension !== 'TOTAL' || sum === null) continue
    const whole = known(measure, 0)
    targets.set(`${measure} ${step}`, { sum, days })
    targets.set(`${measure} 0`, { sum: whole.sum + sum, days: whole.days + days })
  }
  return known
}
