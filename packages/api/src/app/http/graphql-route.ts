import type { ApolloServer, HTTPGraphQLRequest } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../access/house'
import { createScope, type Scope, type Transport } from '../../access/scope'
import { arrivalOfToken } from '../../access/sessions.service'
import { arrivalOfBearer, bearerOf, showsBearer } from '../../access/tokens/bearer.service'
import type { ApolloContext } from '../graphql/apollo'
import { limits } from '../graphql/limits'
import { isOwnOrigin } from '../live/origin'
import { sessionCookie, tokenOf } from './session-cookie'

/** Aborted when the connection ends before the answer was written. */
const goneOf = ({ raw }: FastifyReply): AbortSignal => {
  const controller = new AbortController()
  raw.once('close', () => {
    if (!raw.writableEnded) controller.abort()
  })
  return controller.signal
}

/** The scope of a request: the viewer of its token or session, and a way to hand a session back. Who shows a token is not who has the cookie. */
const openScope = async (house: House, request: FastifyRequest, reply: FastifyReply): Promise<Scope> => {
  const from = { ip: request.ip, userAgent: request.headers['user-agent'] ?? null }
  const { authorization, cookie } = request.headers
  const isByToken = showsBearer(authorization)
  const bearer = bearerOf(authorization)
  const arrival = isByToken
    ? await (bearer === null ? null : arrivalOfBearer(house, bearer, from))
    : await arrivalOfToken(house, tokenOf(house.settings, cookie))
  const transport: Transport = {
    ...from,
    carriesSession: !isByToken,
    gone: goneOf(reply),
    setSession: (token, expiresAt) => void reply.header('set-cookie', sessionCookie(house.settings, token, expiresAt)),
  }
  return createScope(house, arrival?.viewer ?? null, transport, arrival?.mark)
}

const headersOf = (request: FastifyRequest): HeaderMap => {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}

const searchOf = (url: string): string => {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start)
}

const asApolloRequest = (request: FastifyRequest): HTTPGraphQLRequest => ({
  method: request.method,
  headers: headersOf(request),
  search: searchOf(request.url),
  body: request.body,
})

const refused = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }] })

/** Why a request is not worth looking at: another site's page makes a visitor's browser send it, or its document has no end. */
const refusalOf = ({ settings }: House, { headers, body }: FastifyRequest): { status: number; body: object } | null => {
  const { origin, host, authorization } = headers
  if (origin !== undefined && !showsBearer(authorization) && !isOwnOrigin(origin, host, settings.publicUrl))
    return { status: 403, body: refused('Pages of other sites cannot ask here.', 'FORBIDDEN') }
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : null
  if (typeof query === 'string' && query.length > limits.document)
    return { status: 413, body: refused(`A document has at most ${limits.document} characters.`, 'GRAPHQL_PARSE_FAILED') }
  return null
}

/** `/graphql` over HTTP. */
export const addGraphqlRoute = (app: FastifyInstance, house: House, apollo: ApolloServer<ApolloContext>): void => {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const refusal = refusalOf(house, request)
    if (refusal) {
      reply.code(refusal.status).type('application/json; charset=utf-8')
      return JSON.stringify(refusal.body)
    }
    let scope: Scope | undefined
    const context = async (): Promise<ApolloContext> => ({ scope: (scope = await openScope(house, request, reply)) })
    try {
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: asApolloRequest(request), context })
      for (const [name, value] of headers) reply.header(name, value)
      reply.code(status ?? 200).header('cache-control', 'no-store')
      return body.kind === 'complete' ? body.string : ''
    } finally {
      // The answer is finished here and leaves first; a slow client may take long to receive it, and the snapshot must not wait for that.
      setImmediate(() => void scope?.close())
    }
  }
  app.route({ method: ['GET', 'POST', 'OPTIONS'], url: '/graphql', bodyLimit: limits.body, handler: answer })
}
