import type { FastifyInstance } from 'fastify'
import type { Settings } from '../../access/settings'

/** Headers that every answer carries, pages included. */
export const addSecurityHeaders = (app: FastifyInstance, { publicUrl }: Pick<Settings, 'publicUrl'>): void => {
  const headers = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  }
  const entries = Object.entries(headers)
  app.addHook('onRequest', async (_request, reply) => {
    // On the raw answer too: pages are written past Fastify.
    for (const [name, value] of entries) reply.raw.setHeader(name, value)
  })
}
