import type { House } from '../../../access/house'
import { createNews } from './news'
import { report, type Run } from './runs.repository'

/** It is somebody else's to write, cancelled, or was written anew for an erasure. */
export class Overtaken extends Error {}
/** The house closes. */
export class Interrupted extends Error {}

/** The news of this process; get it by `house.singleton(newsOf)`. */
export const newsOf = (_: House) => createNews()

/** Says how far a run is, and that it lives. */
export interface Watch {
  begin(totalRows: number): void
  wrote(rows: number): void
  readonly rowCount: number
  /** Throws when there is no use in going on. */
  check(): void
  stop(): void
}

/** Whoever waits sees something every second, and that it lives. */
const BEAT_MS = 1_000
/** A small export would else be told more often than it is written. */
const LEAST_PAUSE_MS = 100

/** Begins to say that a run lives. */
export const watchRun = (house: House, run: Run): Watch => {
  const news = house.singleton(newsOf)
  let [rowCount, totalRows, isLost] = [0, null as number | null, false]
  let told = { rows: 0, at: 0 }
  let telling = false
  const tell = async (): Promise<void> => {
    if (telling) return
    telling = true
    told = { rows: rowCount, at: performance.now() }
    // A database that is away for a moment is no reason to stop: if it stays away, what reads and writes fails.
    isLost = await report(house.enginePool, run, totalRows === null ? null : rowCount, totalRows).then(
      isMine => !isMine,
      () => isLost,
    )
    telling = false
    news.tell(run.id)
  }
  const timer = setInterval(() => void tell(), BEAT_MS).unref()
  return {
    begin(total) {
      totalRows = total
      void tell()
    },
    wrote(rows) {
      rowCount += rows
      const isPercent = (rowCount - told.rows) * 100 >= (totalRows ?? 0)
      if (isPercent && performance.now() - told.at >= LEAST_PAUSE_MS) void tell()
    },
    get rowCount() {
      return rowCount
    },
    check() {
      if (isLost) throw new Overtaken()
      if (house.closing.aborted) throw new Interrupted()
    },
    stop: () => clearInterval(timer),
  }
}
