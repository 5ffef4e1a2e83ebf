import type { Socket } from 'node:net'
import { connect } from 'node:net'

const headEnd = Buffer.from('\r\n\r\n')

/** How many bytes the first answer in `buffer` has; null while it is not whole. */
const answerLength = (buffer: Buffer): number | null => {
  const head = buffer.indexOf(headEnd)
  if (head < 0) return null
  const length = /content-length: (\d+)/i.exec(buffer.subarray(0, head).toString('latin1'))?.[1]
  if (length === undefined) throw new Error('An answer without its length')
  const whole = head + headEnd.length + Number(length)
  return buffer.length >= whole ? whole : null
}

/** A kept connection that sends one POST at a time: cheaper than an HTTP client, so that the server is what is measured. */
const connection = async (url: string, body: string, headers: Record<string, string> = {}) => {
  const { hostname, port, pathname } = new URL(url)
  const lines = Object.entries({
    host: `${hostname}:${port}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  })
  const request = Buffer.from(`POST ${pathname} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = connect({ host: hostname, port: Number(port), noDelay: true }, () => resolve(opened))
    opened.once('error', reject)
  })
  let received = Buffer.alloc(0)
  let answered: ((answer: Buffer) => void) | undefined
  let lost: ((error: Error) => void) | undefined
  socket.on('close', () => lost?.(new Error('The server hung up')))
  socket.on('data', chunk => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const length = answerLength(received)
    if (length === null) return
    const answer = received.subarray(0, length)
    received = received.subarray(length)
    answered?.(answer)
  })
  const ask = (): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      answered = resolve
      lost = reject
      socket.write(request)
    })
  return { ask, close: () => socket.destroy() }
}

/** `size` kept connections to one address. */
export const connections = async (size: number, url: string, body: string, headers?: Record<string, string>) => {
  const open = await Promise.all(Array.from({ length: size }, () => connection(url, body, headers)))
  return {
    ask: (worker: number) => open[worker % size]!.ask(),
    close: () => {
      for (const one of open) one.close()
    },
  }
}
