interface State<T> {
  latest: { value: T } | null
  ended: { error?: unknown } | null
  wake: () => void
}

const collect = async <T>(source: AsyncIterable<T>, state: State<T>): Promise<void> => {
  try {
    for await (const value of source) {
      state.latest = { value }
      state.wake()
    }
    state.ended = {}
  } catch (error) {
    state.ended = { error }
  }
  state.wake()
}

/** The newest of what comes, whenever it is asked for; what came between two questions is skipped. Ends and fails as its source does. */
export async function* newestOf<T>(source: AsyncIterable<T>): AsyncGenerator<T, void> {
  const state: State<T> = { latest: null, ended: null, wake: () => undefined }
  void collect(source, state)
  for (;;) {
    const { latest, ended } = state
    state.latest = null
    if (latest) yield latest.value
    else if (ended === null) await new Promise<void>(resolve => (state.wake = resolve))
    else if ('error' in ended) throw ended.error
    else return
  }
}
