import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { downloadKinds, openDownload } from '../../access/downloads/downloads.service'
import type { House } from '../../access/house'
import { createScope } from '../../access/scope'
import { viewerOfToken } from '../../access/sessions.service'
import { customersDownloads } from '../../rooms/customers'
import { platformDownloads } from '../../rooms/platform'
import { privacyDownloads } from '../../rooms/privacy'
import { tokenOf } from './session-cookie'

/** `/downloads/…`: a file by its link, for who is signed in where it belongs. Every refusal is the same. */
export const addDownloads = (app: FastifyInstance, house: House): void => {
  const kinds = house.singleton(downloadKinds)
  for (const [name, kind] of Object.entries({ ...customersDownloads, ...platformDownloads, ...privacyDownloads })) kinds.set(name, kind)
  // Not `:token`, which the router cuts off at a hundred letters.
  app.get<{ Params: { '*': string } }>('/downloads/*', async (request, reply) => {
    const viewer = await viewerOfToken(house, tokenOf(house.settings, request.headers.cookie))
    const scope = createScope(house, viewer, {
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      carriesSession: false,
      setSession: () => undefined,
    })
    const file = await openDownload(scope, request.params['*']).catch(async (error: unknown) => {
      await scope.close()
      throw error
    })
    if (!file) {
      await scope.close()
      return reply.code(404).type('text/plain; charset=utf-8').send('There is no such file, or not any more.')
    }
    const body = Readable.from(file.parts)
    body.once('close', () => void scope.close())
    // Who gets fewer bytes than that knows that the file broke off.
    if (file.sizeBytes !== undefined) reply.header('content-length', file.sizeBytes)
    return reply
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('cache-control', 'no-store')
      .type(file.contentType)
      .send(body)
  })
}
