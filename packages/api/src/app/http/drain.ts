import { Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** How long a stopping server still takes connections, so that whoever watches `/readyz` has looked. */
const announceMs = 250
/** A connection that was accepted is given so long to say what it wants. */
const quietMs = 300
/** However busy it is, it ends. */
const longestMs = 10_000

/** A way to stop without failing any request: answers ask for a new connection, and idle ones are closed only when it is quiet. */
export const createDrain = (app: FastifyInstance) => {
  let isDraining = false
  let running = 0
  let lastAt = 0

  app.addHook('onRequest', async (_request, reply) => {
    running += 1
    reply.raw.once('close', () => {
      running -= 1
      lastAt = performance.now()
    })
    if (isDraining) reply.raw.setHeader('connection', 'close')
  })

  return {
    isDraining: () => isDraining,
    async drain(): Promise<void> {
      isDraining = true
      await pause(announceMs)
      // An HTTP server's own close would cut connections whose request is still on its way.
      Server.prototype.close.call(app.server)
      lastAt = performance.now()
      const end = lastAt + longestMs
      while (performance.now() < end && (running > 0 || performance.now() - lastAt < quietMs)) await pause(20)
    },
  }
}
