/** A queue in order of time; what is due at the same instant comes in the order in which it was put in. */
export interface TimeQueue<T> {
  push(at: number, item: T): void
  /** The next item due at or before the instant; null when there is none. */
  next(until: number): { at: number; item: T } | null
}

interface Entry<T> {
  at: number
  sequence: number
  item: T
}

/** An empty queue (a binary heap). */
export function timeQueue<T>(): TimeQueue<T> {
  const heap: Entry<T>[] = []
  let sequence = 0
  const before = (a: Entry<T>, b: Entry<T>) => a.at < b.at || (a.at === b.at && a.sequence < b.sequence)
  return {
    push(at, item) {
      const entry = { at, sequence: (sequence += 1), item }
      let hole = heap.push(entry) - 1
      for (let parent = (hole - 1) >> 1; hole > 0; hole = parent, parent = (hole - 1) >> 1) {
        const above = heap[parent]
        if (above === undefined || !before(entry, above)) break
        heap[hole] = above
      }
      heap[hole] = entry
    },
    next(until) {
      const first = heap[0]
      if (first === undefined || first.at > until) return null
      const last = heap.pop()
      if (last !== undefined && last !== first) sink(heap, last, before)
      return { at: first.at, item: first.item }
    },
  }
}

function sink<T>(heap: Entry<T>[], entry: Entry<T>, before: (a: Entry<T>, b: Entry<T>) => boolean): void {
  let hole = 0
  for (;;) {
    const [left, right] = [heap[2 * hole + 1], heap[2 * hole + 2]]
    if (left === undefined) break
    const smaller = right !== undefined && before(right, left) ? right : left
    if (!before(smaller, entry)) break
    heap[hole] = smaller
    hole = smaller === right ? 2 * hole + 2 : 2 * hole + 1
  }
  heap[hole] = entry
}
