import type { Socket } from 'node:net'
import { createServer } from 'node:net'

/** A mail server that keeps what it gets. */
export interface PostOffice {
  /** For SMTP_URL. */
  url: string
  /** Waits for the newest letter to `address` that holds a link and gives the link. */
  linkTo(address: string): Promise<string>
  close(): Promise<void>
}

/** Undoes quoted-printable, in which letters travel. */
const plain = (text: string): string =>
  text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** Speaks just enough SMTP for a mailer on the same machine. */
const serve = (socket: Socket, deliver: (letter: string) => void): void => {
  let buffer = ''
  let isLetter = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  const answer = (line: string) => {
    if (/^DATA/i.test(line)) {
      isLetter = true
      say('354 go on')
    } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
    else say('250 ok')
  }
  socket.on('error', () => undefined)
  socket.on('data', chunk => {
    buffer += chunk.toString()
    for (;;) {
      const end = isLetter ? '\r\n.\r\n' : '\r\n'
      const at = buffer.indexOf(end)
      if (at < 0) return
      const part = buffer.slice(0, at)
      buffer = buffer.slice(at + end.length)
      if (!isLetter) answer(part)
      else {
        isLetter = false
        deliver(plain(part))
        say('250 kept')
      }
    }
  })
  say('220 here')
}

export const postOffice = async (): Promise<PostOffice> => {
  const letters: string[] = []
  const waiting = new Set<() => void>()
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    serve(socket, letter => {
      letters.unshift(letter)
      waiting.forEach(check => check())
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const linkIn = (to: string) => {
    const letter = letters.find(text => text.toLowerCase().includes(`to: ${to.toLowerCase()}`))
    return letter && /https?:\/\/\S+#\S+/.exec(letter)?.[0]
  }
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    linkTo: to =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No letter came to ${to}`)), 60_000)
        const check = () => {
          const link = linkIn(to)
          if (link === undefined) return
          clearTimeout(timer)
          waiting.delete(check)
          resolve(link)
        }
        waiting.add(check)
        check()
      }),
    async close() {
      sockets.forEach(socket => socket.destroy())
      await new Promise(resolve => server.close(resolve))
    },
  }
}
