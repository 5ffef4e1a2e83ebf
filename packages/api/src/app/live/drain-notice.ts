/** What waits for a socket to take what it was sent; several operations share one socket, and any of them may have filled it. */
const waiting = new WeakMap<object, Set<() => void>>()

/** Calls `resume` once, when the socket has taken something. */
export const whenDrained = (socket: object, resume: () => void): void => {
  const known = waiting.get(socket) ?? new Set()
  waiting.set(socket, known)
  known.add(resume)
}

/** Says that the socket has taken something, whoever had sent it. */
export const drained = (socket: object): void => {
  const known = waiting.get(socket)
  if (!known) return
  waiting.delete(socket)
  for (const resume of known) resume()
}
