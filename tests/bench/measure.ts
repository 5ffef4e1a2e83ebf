/** Middle value; 0 for an empty list. */
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** The value that `share` of all values do not pass; 0 for an empty list. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

export interface Load {
  perSecond: number
  p50: number
  p99: number
}

/** Runs `work` from `workers` callers for `milliseconds`; each call counts for `weight` units. */
export const load = async (
  work: (worker: number) => Promise<unknown>,
  { workers, milliseconds, weight = 1 }: { workers: number; milliseconds: number; weight?: number },
): Promise<Load> => {
  const latencies: number[] = []
  const started = performance.now()
  const caller = async (worker: number) => {
    while (performance.now() - started < milliseconds) {
      const since = performance.now()
      await work(worker)
      latencies.push(performance.now() - since)
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => caller(worker)))
  const seconds = (performance.now() - started) / 1000
  return { perSecond: (latencies.length * weight) / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }
}

/** Runs both in turn, so that a noisy machine is noisy for both; gives the medians of the rounds. */
export const pair = async (
  rounds: number,
  product: () => Promise<Load>,
  floor: () => Promise<Load>,
): Promise<{ product: Load; floor: Load; ratio: number }> => {
  const products: Load[] = []
  const floors: Load[] = []
  for (let round = 0; round < rounds; round += 1) {
    products.push(await product())
    floors.push(await floor())
  }
  const middle = (loads: Load[]): Load => ({
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p50: median(loads.map(({ p50 }) => p50)),
    p99: median(loads.map(({ p99 }) => p99)),
  })
  return {
    product: middle(products),
    floor: middle(floors),
    ratio: median(products.map((one, index) => one.perSecond / (floors[index]?.perSecond ?? Number.NaN))),
  }
}

export const row = (load: Load, extra: Record<string, unknown> = {}) => ({
  'per second': Math.round(load.perSecond),
  'p50 ms': Number(load.p50.toFixed(2)),
  'p99 ms': Number(load.p99.toFixed(2)),
  ...extra,
})
