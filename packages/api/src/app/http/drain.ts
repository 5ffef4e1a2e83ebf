import { Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** How long a stopping server still takes connections, so that whoever watches `/readyz` has looked. */
const announceMs = 250
/** Nobody new, or nothing running, for so long is quiet. */
const quietMs = 250
/** However many still come, it takes no more of them after so long … */
const longestOpenMs = 2_000
/** … and however long they run, it ends. */
const longestRunMs = 10_000

/** A way to stop without failing any request: answers ask for a new connection, and idle ones are closed only when it is quiet. */
export const createDrain = (app: FastifyInstance) => {
  let isDraining = false
  let running = 0
  let lastAt = 0
  const touch = (): void => {
    lastAt = performance.now()
  }

  app.server.on('connection', touch)
  app.addHook('onRequest', async (_request, reply) => {
    running += 1
    reply.raw.once('close', () => {
      running -= 1
      touch()
    })
    if (isDraining) reply.raw.setHeader('connection', 'close')
  })

  const quiet = async (longestMs: number, isBusy: () => boolean): Promise<void> => {
    const end = performance.now() + longestMs
    while (performance.now() < end && (isBusy() || performance.now() - lastAt < quietMs)) await pause(20)
  }

  return {
    isDraining: () => isDraining,
    async drain(): Promise<void> {
      isDraining = true
      await pause(announceMs)
      await quiet(longestOpenMs, () => false)
      // An HTTP server's own close would cut connections whose request is still on its way.
      Server.prototype.close.call(app.server)
      await quiet(longestRunMs, () => running > 0)
    },
  }
}
