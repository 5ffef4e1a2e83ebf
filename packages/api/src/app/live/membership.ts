/** The subscription as graphql-ws sees it: it yields nothing, because messages take the short way, and lives until either side ends it. */
export const createMembership = (leave: () => void): { stream: AsyncGenerator<never, void>; end: (error: unknown) => void } => {
  let finish: (result: IteratorReturnResult<void>) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const over = new Promise<IteratorReturnResult<void>>((resolve, reject) => {
    finish = resolve
    fail = reject
  })
  over.catch(() => undefined)
  const done: IteratorReturnResult<void> = { done: true, value: undefined }
  const stop = async (): Promise<IteratorReturnResult<void>> => {
    leave()
    finish(done)
    return done
  }
  const stream: AsyncGenerator<never, void> = {
    next: () => over,
    return: stop,
    throw: stop,
    [Symbol.asyncIterator]: () => stream,
  }
  return { stream, end: error => (error === null ? finish(done) : fail(error)) }
}
