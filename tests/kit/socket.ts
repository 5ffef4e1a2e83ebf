/** A WebSocket as it is, for what no well-behaved client would do. */
import WebSocket from 'ws'

export interface Told {
  id?: string
  type: string
  payload?: unknown
}

export const hello = { type: 'connection_init' }
export const subscribe = (id: string, query: string, variables: object = {}) => ({ id, type: 'subscribe', payload: { query, variables } })

/** Opens a socket of the API with these headers. */
export const rawSocket = (url: string, headers: Record<string, string>, { path = '/graphql', protocol = 'graphql-transport-ws' } = {}) =>
  new WebSocket(`${url.replace('http', 'ws')}${path}`, protocol, { headers })

/** How a socket ends: the code and reason of its close, or the status that refused its upgrade. */
export const ending = (socket: WebSocket): Promise<{ code: number; reason: string }> =>
  new Promise(resolve => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }))
    socket.on('unexpected-response', (_request, response) => resolve({ code: response.statusCode ?? 0, reason: '' }))
    socket.on('error', () => undefined)
  })

/** Says something as soon as the socket is open. */
export const says = (socket: WebSocket, ...messages: unknown[]) =>
  socket.once('open', () => {
    for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  })

/** Waits for a message. */
export const told = (socket: WebSocket, wanted: (message: Told) => boolean): Promise<Told> =>
  new Promise((resolve, reject) => {
    socket.on('message', data => {
      const message = JSON.parse((data as Buffer).toString()) as Told
      if (wanted(message)) resolve(message)
    })
    socket.on('error', reject)
    socket.on('close', (code, reason) => reject(new Error(`closed ${code} ${String(reason)}`)))
  })
