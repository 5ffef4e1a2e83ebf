import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ExecutionArgs, ExecutionResult } from 'graphql'
import { getOperationAST, GraphQLError } from 'graphql'
import type { Context, SubscribePayload } from 'graphql-ws'
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import type { House } from '../../access/house'
import { createScope, type Transport } from '../../access/scope'
import type { SessionEnd } from '../../access/session-watch.service'
import { sessionWatch } from '../../access/session-watch.service'
import { viewerOfToken } from '../../access/sessions.service'
import { arrivalOfBearer, bearerOf, showsBearer } from '../../access/tokens/bearer.service'
import type { Viewer } from '../../access/viewer'
import type { Cost, Spend } from '../graphql/cost.service'
import { limits } from '../graphql/limits'
import type { createDocuments } from '../graphql/operations'
import { presentError } from '../graphql/present-error'
import { tokenOf } from '../http/session-cookie'
import { addressOfSocket } from '../http/visitor'
import type { SocketExtra } from './adapter'
import { serveSockets } from './adapter'
import type { LiveParts } from './execution'
import type { Fanout } from './fanout'
import { isOwnOrigin } from './origin'

/** What a socket knows of its own. */
interface Extra extends SocketExtra {
  viewer?: Viewer
  unwatch?: () => void
}

type SocketContext = Context<Record<string, unknown>, Extra>

/** What one operation carries from its message to its execution. */
interface Running {
  hash: string
  id: string
  extra: Extra
  viewer: Viewer
  cost: Cost | null
}

export interface SocketParts extends LiveParts {
  spend: Spend
  documents: ReturnType<typeof createDocuments>
  fanout: Fanout
}

const socketTransport = ({ settings }: House, { request }: Extra): Transport => ({
  ip: addressOfSocket(settings, request),
  userAgent: request.headers['user-agent'] ?? null,
  carriesSession: false,
  setSession: () => undefined,
})

/** For who opens more than is good for anybody; clients do not come back after it. */
const tooMany = 4429

/** Clients come back after `changed`, with what they may do now; after `ended` they do not. */
const closings: Record<SessionEnd, { code: CloseCode; reason: string }> = {
  ended: { code: CloseCode.Unauthorized, reason: 'The session has ended' },
  changed: { code: CloseCode.Forbidden, reason: 'The permissions have changed' },
}

/** The header of that name among what the first message says, however it is written. */
const authorizationOf = (connectionParams: Record<string, unknown> | undefined): unknown =>
  Object.entries(connectionParams ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1]

/** Who opens a socket: by the token that the upgrade or the first message shows, else by the cookie. */
const viewerOf = async ({ house }: SocketParts, { extra, connectionParams }: SocketContext): Promise<Viewer | null> => {
  const { headers } = extra.request
  const said = authorizationOf(connectionParams)
  const shown = said ?? headers.authorization
  if (said === undefined && !showsBearer(headers.authorization)) return viewerOfToken(house, tokenOf(house.settings, headers.cookie))
  const bearer = typeof shown === 'string' ? bearerOf(shown) : null
  const arrival = bearer === null ? null : await arrivalOfBearer(house, bearer, socketTransport(house, extra))
  return arrival?.viewer ?? null
}

/** Lets in who is signed in, and shows them out when the session or token ends. */
const admit = async (parts: SocketParts, context: SocketContext): Promise<boolean> => {
  const { house } = parts
  const { extra } = context
  const viewer = await viewerOf(parts, context)
  if (!viewer) {
    extra.socket.close(CloseCode.Unauthorized, 'Sign in first')
    return true
  }
  if (extra.socket.readyState !== extra.socket.OPEN) return true
  const watch = house.singleton(sessionWatch)
  if (watch.count(viewer) >= limits.socketsPerSession) {
    extra.socket.close(tooMany, 'Too many sockets')
    return true
  }
  extra.viewer = viewer
  extra.unwatch = watch.watch(viewer, end => {
    // What is asked from here on, while the socket still closes, is asked by nobody.
    delete extra.viewer
    extra.socket.close(closings[end].code, closings[end].reason)
  })
  return true
}

const refusal = (code: string, message: string) => new GraphQLError(message, { extensions: { code } })

/** A refusal in our words; anything else goes its way. */
const asRefusal = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error
  throw error
}

const prepare = async (
  parts: SocketParts,
  context: SocketContext,
  id: string,
  { query, operationName, variables }: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> => {
  const { extra } = context
  if (!extra.viewer) return [refusal('UNAUTHENTICATED', 'Sign in to go on.')]
  if (Object.keys(context.subscriptions).length > limits.operationsPerSocket) {
    extra.socket.close(tooMany, 'Too many operations')
    return [refusal('RATE_LIMITED', `A socket runs at most ${limits.operationsPerSocket} operations.`)]
  }
  const checked = parts.documents(query)
  if ('errors' in checked) return checked.errors
  const operation = getOperationAST(checked.document, operationName)
  if (!operation) return [refusal('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation.')]
  const { viewer } = extra
  const cost = await parts.spend({ ...checked, operation, variables, viewer, ip: socketTransport(parts.house, extra).ip }).catch(asRefusal)
  if (cost instanceof GraphQLError) return [cost]
  const running: Running = { hash: checked.hash, id, extra, viewer, cost }
  return { schema: parts.schema, document: checked.document, operationName, variableValues: variables, contextValue: running }
}

const answer = async (
  { house, executor }: SocketParts,
  { document, operationName, variableValues, contextValue }: ExecutionArgs,
): Promise<ExecutionResult> => {
  const { hash, viewer, extra, cost } = contextValue as Running
  const scope = createScope(house, viewer, socketTransport(house, extra))
  try {
    const result = await executor({ hash, document, operationName, variables: variableValues, scope })
    return cost ? { ...result, extensions: { ...result.extensions, cost } } : result
  } finally {
    await scope.close()
  }
}

const join = ({ fanout }: SocketParts, { document, operationName, variableValues, contextValue }: ExecutionArgs) => {
  const { hash, id, viewer, extra } = contextValue as Running
  const variables = (variableValues ?? {}) as Record<string, unknown>
  return fanout({
    hash,
    id,
    viewer,
    document,
    operationName: operationName ?? getOperationAST(document)?.name?.value ?? null,
    variables,
    sink: extra.socket,
  })
}

const speaker = (parts: SocketParts) => {
  const present = (errors: readonly GraphQLError[]) => errors.map(error => presentError(parts.house.log, error.toJSON(), error))
  return makeServer<Record<string, unknown>, Extra>({
    onConnect: context => admit(parts, context),
    onClose: ({ extra }) => extra.unwatch?.(),
    onSubscribe: (context, id, payload) => prepare(parts, context, id, payload),
    execute: args => answer(parts, args),
    subscribe: args => join(parts, args),
    onNext: (_context, _id, _payload, _args, { errors, ...rest }) =>
      errors ? { ...rest, errors: present(rest.data === undefined ? errors.slice(0, limits.errors) : errors) } : undefined,
    onError: (_context, _id, _payload, errors) => present(errors.slice(0, limits.errors)),
  })
}

const forbiddenUpgrade = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'
const goingAway = 1001

/** GraphQL over WebSocket for the upgrades of an HTTP server. */
export const createSocketServer = (parts: SocketParts) => {
  const { log, settings } = parts.house
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.message, perMessageDeflate: false, handleProtocols })
  const stop = serveSockets(speaker(parts), sockets, log)
  return {
    count: () => sockets.clients.size,
    /** Takes an upgrade; one from another site's page is refused. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      // Programs send no Origin, and no cookie that a page could have borrowed: they come with a token, here or in the first message.
      const { origin, host, authorization, cookie } = request.headers
      const isProgram = origin === undefined && (bearerOf(authorization) !== null || cookie === undefined)
      if (!isProgram && !isOwnOrigin(origin, host, settings.publicUrl)) {
        socket.end(forbiddenUpgrade, () => socket.destroy())
        return
      }
      sockets.handleUpgrade(request, socket, head, client => sockets.emit('connection', client, request))
    },
    /** Tells every client that the server goes away, which they answer by coming back. */
    close(): void {
      stop()
      for (const socket of sockets.clients) socket.close(goingAway, 'Going away')
      sockets.close()
    },
  }
}

export type SocketServer = ReturnType<typeof createSocketServer>
