import { createServer } from 'node:net'
import { freePort } from './server'

const decoded = (text: string): string =>
  text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** A mail server that keeps what it is given. */
export const mailServer = async () => {
  const letters: string[] = []
  const server = createServer(socket => {
    let unread = ''
    let isLetter = false
    const heard = (line: string): string => {
      if (isLetter) {
        letters.push(decoded(line))
        isLetter = false
        return '250 kept'
      }
      isLetter = /^DATA/i.test(line)
      return isLetter ? '354 go on' : /^QUIT/i.test(line) ? '221 bye' : '250 well'
    }
    socket.on('error', () => undefined)
    socket.write('220 here\r\n')
    socket.on('data', chunk => {
      unread += chunk.toString()
      for (;;) {
        const mark = isLetter ? '\r\n.\r\n' : '\r\n'
        const end = unread.indexOf(mark)
        if (end < 0) return
        const line = unread.slice(0, end)
        unread = unread.slice(end + mark.length)
        socket.write(`${heard(line)}\r\n`)
      }
    })
  })
  const port = await freePort()
  await new Promise<void>(resolve => server.listen(port, resolve))
  return {
    url: `smtp://localhost:${port}`,
    /** The address with a secret in the letter to somebody, once it is there. */
    async linkTo(address: string): Promise<string> {
      for (let tries = 0; tries < 300; tries += 1) {
        const letter = letters.find(text => text.includes(`To: ${address}`))
        const link = letter && /https?:\/\/[^\s"]+#[^\s"<]+/.exec(letter)?.[0]
        if (link) return link
        await new Promise(resolve => setTimeout(resolve, 100))
      }
      throw new Error('There is no letter')
    },
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
