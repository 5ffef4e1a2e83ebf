import type { IncomingMessage } from 'node:http'
import type { Server } from 'graphql-ws'
import type { Logger } from 'pino'
import type { RawData, WebSocket, WebSocketServer } from 'ws'
import { limits } from '../graphql/limits'
import { drained } from './drain-notice'

/** The close code that clients answer by connecting again, once something of ours is back. */
export const tryAgainLater = 1013

/** How often a socket is asked whether it still lives; one that has not answered by the next time is gone. */
const keepAliveMs = 12_000

export interface SocketExtra {
  socket: WebSocket
  request: IncomingMessage
}

const textOf = (data: RawData): string => (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString()

/** A client that asks and does not read the answers is dropped, before they fill the memory. */
const isDeaf = (socket: WebSocket): boolean => {
  if (socket.bufferedAmount <= limits.unread) return false
  socket.terminate()
  return true
}

const attach = (server: Server<SocketExtra>, log: Pick<Logger, 'error' | 'debug'>, socket: WebSocket, request: IncomingMessage): void => {
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: data =>
        new Promise(resolve => {
          // A socket that breaks meanwhile closes itself.
          if (socket.readyState !== socket.OPEN || isDeaf(socket)) {
            resolve()
            return
          }
          socket.send(data, () => {
            drained(socket)
            resolve()
          })
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: take => {
        socket.on('message', data => {
          take(textOf(data)).catch((error: unknown) => {
            log.error({ err: error }, 'a socket message failed')
            socket.close(tryAgainLater, 'Try again later')
          })
        })
      },
    },
    { socket, request },
  )
  socket.on('error', error => log.debug({ error: error.message }, 'a socket broke'))
  socket.once('close', (code, reason) => void closed(code, String(reason)))
}

/** Speaks the protocol on every socket of `sockets`, and drops those that stopped answering; the answer ends the latter. */
export const serveSockets = (server: Server<SocketExtra>, sockets: WebSocketServer, log: Pick<Logger, 'error' | 'debug'>): (() => void) => {
  const silent = new WeakSet<WebSocket>()
  sockets.on('connection', (socket, request) => {
    socket.on('pong', () => silent.delete(socket))
    socket.on('ping', () => isDeaf(socket))
    attach(server, log, socket, request)
  })
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate()
      else if (socket.readyState === socket.OPEN) {
        silent.add(socket)
        socket.ping()
      }
    }
  }, keepAliveMs).unref()
  return () => clearInterval(timer)
}
