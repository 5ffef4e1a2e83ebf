import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { House } from './house'

/** A computation that would hold up everybody else: pure, by name, with input and output that can be copied to another thread. */
export interface HeavyTask<Input, Output> {
  name: string
  run(input: Input): Output
}

/** What a worker thread is handed. */
export interface HeavyWork {
  task: string
  input: unknown
}

/** Where the worker threads find what they run: a file that exports `work`. */
export interface WorkerFile {
  path: string
  /** For Node, such as what reads TypeScript. */
  execArgv?: string[]
}

/** One core stays free for requests, and the memory of many threads would be nobody's friend. */
const MOST_THREADS = 2
/** A thread that has nothing to do goes. */
const IDLE_MS = 30_000

const workersOf = (house: House) => {
  let pool: Piscina<HeavyWork, unknown> | null = null
  house.onClose(() => pool?.destroy())
  return {
    open({ path, execArgv = [] }: WorkerFile): void {
      pool ??= new Piscina({
        filename: path,
        name: 'work',
        execArgv,
        minThreads: 0,
        maxThreads: Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1)),
        idleTimeout: IDLE_MS,
      })
    },
    /** Null where the house has no threads. */
    run(work: HeavyWork): Promise<unknown> | null {
      // A pool that was let go of would start its threads again.
      if (house.closing.aborted) return Promise.reject(new Error('the house is closed'))
      return pool && pool.run(work, { signal: house.closing })
    },
  }
}

/** From now on heavy work of this house is done in threads of their own, which end with it. */
export const openWorkers = (house: House, file: WorkerFile): void => house.singleton(workersOf).open(file)

/** Does a heavy task in a worker thread, in its turn; in place where the house has none, as in a test of a room. */
export const runHeavy = async <Input, Output>(house: House, task: HeavyTask<Input, Output>, input: Input): Promise<Output> => {
  const elsewhere = house.singleton(workersOf).run({ task: task.name, input })
  // What comes back is what the task of that name gave, copied.
  return elsewhere === null ? task.run(input) : (elsewhere as Promise<Output>)
}
