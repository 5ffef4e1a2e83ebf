/** Subscriptions over one socket that comes back by itself. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { stringifyDocument } from '@urql/core'
import { createClient } from 'graphql-ws'
import type { ExecutionResult } from 'graphql'
import type { Ref } from 'vue'
import type { Connection } from './connection'

export interface Realtime {
  /** Delivers data until the returned function is called. `variables` are asked for anew on every connection, so that a returning page can say what it saw last. */
  subscribe<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: () => Variables,
    onData: (data: Data) => void,
  ): () => void
  /** Calls back whenever something may have been missed: the socket was away, or the server says that there is a gap. */
  onReturn(callback: () => void): () => void
  close(): void
}

const longestWaitMs = 8000
const pingEveryMs = 12_000
const answerWithinMs = 6000
/** The close code by which the server says that the session is over. */
const sessionOver = 4401
/** The close code by which it says that the session may do other things than before. */
const rightsChanged = 4403

/** Waits longer from try to try, with some jitter; a returning network ends the wait. */
const waitBeforeTry = (tries: number) =>
  new Promise<void>(resolve => {
    const pause = Math.min(longestWaitMs, 250 * 2 ** tries) * (0.6 + Math.random() * 0.4)
    const go = () => {
      clearTimeout(timer)
      window.removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, pause)
    window.addEventListener('online', go)
  })

const closeCodeOf = (event: unknown) => (typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : 0)

/** The socket of one page, which keeps `connection` true to what it sees. */
export const createRealtime = (url: string, connection: Ref<Connection>): Realtime => {
  const onReturn = new Set<() => void>()
  const isLost = () => connection.value === 'reconnecting' || connection.value === 'offline'
  let unanswered: ReturnType<typeof setTimeout> | undefined
  const client = createClient({
    url,
    keepAlive: pingEveryMs,
    retryAttempts: Infinity,
    retryWait: waitBeforeTry,
    shouldRetry: event => closeCodeOf(event) !== sessionOver,
    on: {
      connected: () => {
        const returns = isLost()
        connection.value = 'live'
        if (returns) onReturn.forEach(callback => callback())
      },
      closed: event => {
        clearTimeout(unanswered)
        // The whole page was painted for other rights; only a socket that was let in can have lost some.
        const isOutdated = closeCodeOf(event) === rightsChanged && connection.value === 'live'
        if (closeCodeOf(event) === 1000) connection.value = 'paused'
        else connection.value = navigator.onLine ? 'reconnecting' : 'offline'
        if (closeCodeOf(event) === sessionOver || isOutdated) window.location.reload()
      },
      // A half-open socket looks alive: no answer to a ping is the only sign.
      ping: received => {
        if (!received) unanswered = setTimeout(() => client.terminate(), answerWithinMs)
      },
      pong: received => {
        if (received) clearTimeout(unanswered)
      },
    },
  })
  window.addEventListener('offline', () => {
    if (connection.value !== 'paused') connection.value = 'offline'
    client.terminate()
  })

  const subscribe: Realtime['subscribe'] = (document, variables, onData) => {
    let stop: () => void = () => undefined
    let isWanted = true
    const query = stringifyDocument(document)
    const again = () => void setTimeout(() => isWanted && start(), longestWaitMs)
    const start = () => {
      const request = {
        query,
        get variables() {
          return variables() as Record<string, unknown>
        },
      }
      stop = client.subscribe<unknown>(request, {
        next: (result: ExecutionResult<unknown>) => {
          if (result.data) onData(result.data as Parameters<typeof onData>[0])
          if (result.errors?.some(error => error.extensions['gap'])) onReturn.forEach(callback => callback())
        },
        error: again,
        complete: () => isWanted && again(),
      })
    }
    start()
    return () => {
      isWanted = false
      stop()
    }
  }
  return {
    subscribe,
    onReturn: callback => {
      onReturn.add(callback)
      return () => onReturn.delete(callback)
    },
    close: () => void client.dispose(),
  }
}
