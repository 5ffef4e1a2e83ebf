import type { FastifyInstance } from 'fastify'
import type { Settings } from '../../access/settings'

/** For answers that are no pages: whatever a browser makes of one, it loads, runs and submits nothing. Pages bring their own. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Where a page of this host may open sockets, in the words of a Content-Security-Policy; not every browser takes 'self' for them. */
export const socketsOf = (host: string | undefined): string =>
  host !== undefined && /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? `ws://${host} wss://${host}` : ''

/** Headers that every answer carries, pages included. */
export const addSecurityHeaders = (app: FastifyInstance, { publicUrl }: Pick<Settings, 'publicUrl'>): void => {
  const headers = {
    'content-security-policy': nothing,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  }
  const entries = Object.entries(headers)
  app.addHook('onRequest', async (_request, reply) => {
    // On the raw answer too: pages are written past Fastify.
    for (const [name, value] of entries) reply.raw.setHeader(name, value)
  })
}
