/** What a batch tells those who watch: every total that moved, as it stands now and by how much. */
import Big from 'big.js'
import { fromUnits, toUnits } from '../core/money'
import type { Change } from './change'
import { measures } from './measures'

/** A total of one day after a change, as decimal strings. */
export interface MetricChange {
  readonly metric: string
  readonly date: string
  readonly value: string
  readonly change: string
}

/** One version of a provider. `gap` says that something is missing here: ask again for what is shown. */
export interface FeedEntry {
  readonly version: string
  readonly at: Date
  readonly metrics: readonly MetricChange[]
  readonly eventIds: readonly string[]
  readonly gap: boolean
}

/** A total as it stands after the batch. */
export interface Total {
  readonly providerId: number
  readonly metric_name: string
  readonly metric_date: string
  readonly value: string
}

/** More than this in one version is a bulk load: a note that something changed serves better than the list. */
const MOST_LISTED = 500
const AVERAGE_DIGITS = 4

const changesByTotal = ({ cells }: Change): Map<string, bigint> => {
  const changes = new Map<string, bigint>()
  for (const row of cells.daily.values()) {
    if (row.dimension !== 'TOTAL') continue
    row.sums.forEach((units, index) => changes.set(`${measures[index]?.name}\n${row.day}`, units ?? 0n))
  }
  return changes
}

const average = (sum: bigint, count: bigint): Big | null =>
  count <= 0n ? null : new Big(fromUnits(sum)).div(fromUnits(count)).round(AVERAGE_DIGITS, Big.roundHalfUp)

/** The average rating of each day whose reviews changed; it is derived, so it is told and never stored. */
const averages = (totals: readonly MetricChange[]): MetricChange[] =>
  totals.flatMap(count => {
    const sum =
      count.metric === 'reviews.count' ? totals.find(total => total.metric === 'reviews.sum' && total.date === count.date) : undefined
    if (sum === undefined) return []
    const now = average(toUnits(sum.value), toUnits(count.value))
    const before = average(toUnits(sum.value) - toUnits(sum.change), toUnits(count.value) - toUnits(count.change))
    return now === null
      ? []
      : [{ metric: 'reviews.average', date: count.date, value: now.toFixed(), change: now.minus(before ?? 0).toFixed() }]
  })

/** The entry of a change, given its provider's totals as they have become. */
export const feedEntry = (change: Change, totals: readonly Total[], at: Date): FeedEntry => {
  const head = { version: String(change.version), at }
  const eventIds = [...change.appended.filter(({ applied }) => applied), ...change.released].map(({ event }) => event.id)
  if (totals.length > MOST_LISTED || change.appended.length > MOST_LISTED) return { ...head, metrics: [], eventIds: [], gap: true }
  const moved = changesByTotal(change)
  const metrics = totals.map(({ metric_name: metric, metric_date: date, value }) => ({
    metric,
    date,
    value: fromUnits(toUnits(value)),
    change: fromUnits(moved.get(`${metric}\n${date}`) ?? 0n),
  }))
  return { ...head, metrics: [...metrics, ...averages(metrics)], eventIds, gap: false }
}
