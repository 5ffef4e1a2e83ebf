/** The subscription as graphql-ws sees it: it yields nothing, because messages take the short way, and lives until either side ends it. */
export const createMembership = (leave: () => void): { stream: AsyncGenerator<never, void>; end: () => void } => {
  const done: IteratorReturnResult<void> = { done: true, value: undefined }
  let finish: (result: IteratorReturnResult<void>) => void = () => undefined
  const over = new Promise<IteratorReturnResult<void>>(resolve => (finish = resolve))
  const end = (): void => {
    leave()
    finish(done)
  }
  const stop = (): Promise<IteratorReturnResult<void>> => {
    end()
    return over
  }
  const stream: AsyncGenerator<never, void> = { next: () => over, return: stop, throw: stop, [Symbol.asyncIterator]: () => stream }
  return { stream, end }
}
