import type { FastifyInstance } from 'fastify'
import type { House } from '../../access/house'
import { mailbox } from '../../access/mail/mailer.service'
import { isLocalAddress } from '../../access/settings'
import { isLoopback } from './visitor'

const escaped = (text: string): string => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

const page = (letters: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Letters</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color-scheme: light dark }
article { border: 1px solid #8884; border-radius: 12px; margin: 1rem 0; padding: 1rem } pre { white-space: pre-wrap; overflow-wrap: anywhere } h2 { margin: 0; font-size: 1.1rem }</style></head>
<body><h1>Letters</h1><p>There is no mail server: what would have been sent is kept here until the dashboard stops.</p>${letters || '<p>None yet.</p>'}</body></html>`

/** `/mail`: the letters that an installation without a mail server keeps; only where its one user is the reader. */
export const addMailPage = (app: FastifyInstance, house: House): void => {
  const { keepsMail, smtpUrl } = house.settings
  if (!keepsMail || smtpUrl) return
  app.get('/mail', (request, reply) => {
    // Nobody of another machine, and no page of another site whose name was made to point here.
    const isHere = isLoopback(request.socket.remoteAddress ?? '') && isLocalAddress(`http://${request.headers.host ?? ''}`)
    if (!isHere) return reply.callNotFound()
    const letters = house
      .singleton(mailbox)
      .letters.map(
        ({ to, subject, text, at }) =>
          `<article><h2>${escaped(subject)}</h2><p>To ${escaped(to)}, ${escaped(at.toISOString().slice(0, 16).replace('T', ' '))} UTC</p><pre>${escaped(text)}</pre></article>`,
      )
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .send(page(letters.join('')))
  })
}
