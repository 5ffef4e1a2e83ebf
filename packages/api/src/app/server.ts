import type { FastifyInstance } from 'fastify'
import { fastify } from 'fastify'
import type { House } from '../access/house'
import { isLocalAddress } from '../access/settings'
import { createThrottle } from '../access/throttle.service'
import { createSpending } from './graphql/cost.service'
import { createExecutor } from './graphql/executor'
import { startApollo } from './graphql/apollo'
import { createDocuments } from './graphql/operations'
import { addDownloads } from './http/downloads-route'
import { createDrain } from './http/drain'
import { addExplorer } from './http/explorer'
import { addGraphqlRoute } from './http/graphql-route'
import { addHealthRoutes } from './http/health-routes'
import { addMailPage } from './http/mail-page'
import { addSecurityHeaders } from './http/security-headers'
import { isBehindProxy } from './http/visitor'
import { developmentPages, developmentUpgrade } from './http/web-dev'
import { addPages, loadPages } from './http/web-pages'
import { createFanout } from './live/fanout'
import { createSocketServer, type SocketServer } from './live/socket-server'
import { addMetricsRoute, createMeters } from './observability'
import { buildAppSchema } from './schema'

export interface Server {
  listen(port: number): Promise<string>
  /** Lets what runs end, turns away nobody who is connected, and takes no new connection. */
  close(): Promise<void>
}

const createFastify = ({ settings }: House): FastifyInstance =>
  fastify({
    logger: false,
    // A proxy of this machine that ends TLS is believed about the visitor's address; nobody else is.
    trustProxy: isBehindProxy(settings) ? 'loopback' : false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: 30_000,
    routerOptions: { ignoreTrailingSlash: true },
  })

const addLog = (app: FastifyInstance, { log }: House): void => {
  app.addHook('onResponse', async (request, reply) => {
    log.debug(
      { method: request.method, route: request.routeOptions.url ?? 'page', status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) log.error({ err: error, route: request.routeOptions.url ?? 'page' }, 'a request failed')
    const message = status >= 500 ? 'Something went wrong on our side.' : error.message
    const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST'
    void reply.code(status).send({ errors: [{ message, extensions: { code } }] })
  })
}

const addUpgrades = (app: FastifyInstance, sockets: SocketServer, { settings }: House, web: boolean): void => {
  app.server.on('upgrade', (request, socket, head) => {
    // It is nobody's yet, and one that breaks now must not end the process.
    socket.on('error', () => socket.destroy())
    const path = request.url?.split('?')[0]
    if (path === '/graphql') sockets.upgrade(request, socket, head)
    else if (web && settings.webDevUrl) developmentUpgrade(settings.webDevUrl, request, socket, head)
    else socket.destroy()
  })
}

/** The demo's passwords are known to everybody: unless a public address was given, only this machine reaches it. */
const hostsOf = ({ settings }: House): string[] => (settings.demo && isLocalAddress(settings.publicUrl) ? ['localhost'] : ['::', '0.0.0.0'])

const hasNoIpv6 = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL')

const listenOn = async (app: FastifyInstance, port: number, [host, ...others]: string[]): Promise<string> => {
  try {
    return await app.listen({ port, host, listenTextResolver: address => address })
  } catch (error) {
    if (others.length === 0 || !hasNoIpv6(error)) throw error
    return listenOn(app, port, others)
  }
}

/** Web, API and subscriptions on one port. */
export const createServer = async (house: House, { web }: { web: boolean }): Promise<Server> => {
  const schema = buildAppSchema()
  const executor = createExecutor(schema)
  const spend = createSpending(house, schema)
  const apollo = await startApollo(schema, executor, spend, house.log)
  const app = createFastify(house)
  const meters = createMeters(house, () => sockets.count())
  const parts = { house, schema, executor, spend }
  const sockets = createSocketServer({ ...parts, documents: createDocuments(schema), fanout: createFanout(parts, meters.fanout) })
  const { isDraining, drain } = createDrain(app)

  // Its connection should stand before the first attempt comes.
  house.singleton(createThrottle)
  addSecurityHeaders(app, house.settings)
  addLog(app, house)
  addGraphqlRoute(app, house, apollo)
  addHealthRoutes(app, house, isDraining)
  addDownloads(app, house)
  addMailPage(app, house)
  addMetricsRoute(app, meters)
  addExplorer(app)
  const { webDevUrl } = house.settings
  // Pages under development reload by scripts of the tool that serves them.
  addPages(app, web ? (webDevUrl ? developmentPages(webDevUrl) : await loadPages()) : null, !webDevUrl)
  addUpgrades(app, sockets, house, web)

  return {
    listen: port => listenOn(app, port, hostsOf(house)),
    async close() {
      await drain()
      sockets.close()
      await app.close()
      await apollo.stop()
    },
  }
}
