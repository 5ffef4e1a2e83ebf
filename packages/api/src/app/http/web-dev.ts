import type { IncomingMessage } from 'node:http'
import { request as ask } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { PageListener } from './web-pages'

/** While developing, pages come from the web's own server. */
export const developmentPages =
  (url: string): PageListener =>
  (request, response) => {
    const { hostname, port } = new URL(url)
    const forwarded = ask({ hostname, port, path: request.url, method: request.method, headers: request.headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    forwarded.on('error', () => {
      if (!response.headersSent) response.writeHead(503, { 'content-type': 'text/plain', refresh: '1' })
      response.end('The pages are still starting …')
    })
    request.pipe(forwarded)
  }

/** Hands a socket that is not ours, the one that reloads pages, to the web's own server. */
export const developmentUpgrade = (url: string, request: IncomingMessage, socket: Duplex, head: Buffer): void => {
  const { hostname, port } = new URL(url)
  const target = connect(Number(port), hostname, () => {
    const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`)
    target.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    target.write(head)
    target.pipe(socket).pipe(target)
  })
  target.on('error', () => socket.destroy())
  socket.on('error', () => target.destroy())
}
