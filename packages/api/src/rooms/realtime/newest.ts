/** The newest of what comes, whenever it is asked for; what came between two questions is skipped. Ends and fails as its source does. */
export async function* newestOf<T>(source: AsyncIterable<T>): AsyncGenerator<T, void> {
  let latest: { value: T } | null = null
  let ended: { error?: unknown } | null = null
  let wake: () => void = () => undefined

  const collect = async (): Promise<void> => {
    try {
      for await (const value of source) {
        latest = { value }
        wake()
      }
      ended = {}
    } catch (error) {
      ended = { error }
    }
    wake()
  }
  const take = (): { value: T } | null => {
    const taken = latest
    latest = null
    return taken
  }

  void collect()
  for (;;) {
    const taken = take()
    if (taken) yield taken.value
    else if (ended !== null) return finish(ended)
    else await new Promise<void>(resolve => (wake = resolve))
  }
}

const finish = (ended: { error?: unknown }): void => {
  if ('error' in ended) throw ended.error
}
