/** Tells those of this process who wait for news of an export that there are some. */
export interface ExportNews {
  tell(id: string): void
  /** Calls `heard` at each piece of news until the answer is called. */
  listen(id: string, heard: () => void): () => void
}

/** The news of one process. */
export const createNews = (): ExportNews => {
  const listeners = new Map<string, Set<() => void>>()
  return {
    tell(id) {
      for (const heard of [...(listeners.get(id) ?? [])]) heard()
    },
    listen(id, heard) {
      const known = listeners.get(id) ?? new Set()
      listeners.set(id, known.add(heard))
      return () => {
        known.delete(heard)
        if (known.size === 0 && listeners.get(id) === known) listeners.delete(id)
      }
    },
  }
}
