/** What was said of somebody, 0–1, and what happened. */
export interface Judged {
  predicted: number
  happened: boolean
}

/** A tenth of all, by what was predicted: the mean of that, and the share to whom it happened. */
export interface CalibrationRow {
  predicted: number
  observed: number
  customers: number
}

const meanOf = <Value>(values: readonly Value[], of: (value: Value) => number): number =>
  values.reduce((sum, value) => sum + of(value), 0) / values.length

const outcome = ({ happened }: Judged): number => (happened ? 1 : 0)

/** How likely somebody to whom it happened was given more than somebody to whom it did not, equal ones half; any scale. Null where all or none did. */
export const rankingQuality = (judged: readonly Judged[]): number | null => {
  const sorted = [...judged].sort((one, other) => one.predicted - other.predicted)
  const hits = judged.filter(({ happened }) => happened).length
  const misses = judged.length - hits
  if (hits === 0 || misses === 0) return null
  let ranks = 0
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && sorted[end]?.predicted === sorted[start]?.predicted) end += 1
    // Equal ones share the mean of their ranks, which count from 1.
    ranks += sorted.slice(start, end).filter(({ happened }) => happened).length * ((start + end + 1) / 2)
  }
  return (ranks - (hits * (hits + 1)) / 2) / (hits * misses)
}

/** Mean squared difference of what was predicted and what happened (Brier 1950), 0 best; NaN for none. */
export const brierScore = (judged: readonly Judged[]): number => meanOf(judged, each => (each.predicted - outcome(each)) ** 2)

/** Certainty that turns out wrong would cost infinitely much. */
const SUREST = 1e-12

/** Minus the mean logarithm of what was given to that which happened; NaN for none. */
export const logLoss = (judged: readonly Judged[]): number =>
  meanOf(judged, ({ predicted, happened }) => -Math.log(Math.max(SUREST, happened ? predicted : 1 - predicted)))

/** Tenths by what was predicted, least first; equal predictions stay together, so that there may be fewer. */
export const calibrationTable = (judged: readonly Judged[], parts = 10): CalibrationRow[] => {
  const sorted = [...judged].sort((one, other) => one.predicted - other.predicted)
  const rows: CalibrationRow[] = []
  for (let start = 0, part = 1; start < sorted.length; part += 1) {
    let end = Math.round((sorted.length * part) / parts)
    while (end > 0 && end < sorted.length && sorted[end]?.predicted === sorted[end - 1]?.predicted) end += 1
    if (end <= start) continue
    const row = sorted.slice(start, end)
    rows.push({ predicted: meanOf(row, ({ predicted }) => predicted), observed: meanOf(row, outcome), customers: row.length })
    start = end
  }
  return rows
}

/** Mean distance of predicted and observed over the rows, by their customers (expected calibration error); NaN for none. */
export const calibrationError = (rows: readonly CalibrationRow[]): number => {
  const customers = rows.reduce((sum, row) => sum + row.customers, 0)
  return rows.reduce((sum, row) => sum + (row.customers / customers) * Math.abs(row.predicted - row.observed), 0)
}
