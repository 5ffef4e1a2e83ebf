import type { TenantDb, TenantRead } from '../db/tenant'
import { readMark } from './cache.repository'
import { isSameMark, type Mark } from './mark'

/** A request's one snapshot, opened at the first read, and the mark that it may be spared by. */
export interface Snapshot {
  /** The mark that the request came at, until something is read; null afterwards, and when nobody told. */
  markOfArrival(): Mark | null
  /** Whether the mark was used and what was read is of another state. */
  readonly isTorn: boolean
  read<T>(work: (db: TenantDb) => Promise<T>): Promise<T>
  /** Ends the transaction; the next read opens another. */
  end(): Promise<void>
  /** Ends it, and knows no mark any more. */
  forget(): Promise<void>
}

export const createSnapshot = (openRead: () => Promise<TenantRead>, mark: Mark | null): Snapshot => {
  let opening: Promise<TenantRead> | null = null
  let comparing: Promise<void> | null = null
  let arrivedAt = mark
  let used: Mark | null = null
  let isTorn = false

  const compare = async ({ read }: TenantRead): Promise<void> => {
    if (used !== null && !isSameMark(await read(readMark), used)) isTorn = true
  }
  const end = async (): Promise<void> => {
    const ending = opening
    opening = comparing = null
    await ending?.then(
      open => open.close(),
      () => undefined,
    )
  }
  return {
    markOfArrival() {
      if (opening !== null) return null
      used = arrivedAt
      return used
    },
    get isTorn() {
      return isTorn
    },
    async read(work) {
      opening ??= openRead()
      const open = await opening
      comparing ??= compare(open)
      const [result] = await Promise.all([open.read(work), comparing])
      return result
    },
    end,
    forget() {
      arrivedAt = used = null
      isTorn = false
      return end()
    },
  }
}
