import type { ApolloServer, HTTPGraphQLRequest } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../access/house'
import { createScope, type Scope } from '../../access/scope'
import { viewerOfToken } from '../../access/sessions.service'
import { bearerOf, viewerOfBearer } from '../../access/tokens/bearer.service'
import type { ApolloContext } from '../graphql/apollo'
import { limits } from '../graphql/limits'
import { sessionCookie, tokenOf } from './session-cookie'

/** The scope of a request: the viewer of its token or session, and a way to hand a session back. Who shows a token is not who has the cookie. */
const openScope = async (house: House, request: FastifyRequest, reply: FastifyReply): Promise<Scope> => {
  const from = { ip: request.ip, userAgent: request.headers['user-agent'] ?? null }
  const { authorization, cookie } = request.headers
  const isByToken = authorization !== undefined
  const bearer = bearerOf(authorization)
  const viewer = isByToken
    ? await (bearer === null ? null : viewerOfBearer(house, bearer, from))
    : await viewerOfToken(house, tokenOf(house.settings, cookie))
  return createScope(house, viewer, {
    ...from,
    carriesSession: !isByToken,
    setSession: (token, expiresAt) => void reply.header('set-cookie', sessionCookie(house.settings, token, expiresAt)),
  })
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

/** `/graphql` over HTTP. */
export const addGraphqlRoute = (app: FastifyInstance, house: House, apollo: ApolloServer<ApolloContext>): void => {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    let scope: Scope | undefined
    const context = async (): Promise<ApolloContext> => ({ scope: (scope = await openScope(house, request, reply)) })
    try {
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: asApolloRequest(request), context })
      for (const [name, value] of headers) reply.header(name, value)
      reply.code(status ?? 200).header('cache-control', 'no-store')
      return body.kind === 'complete' ? body.string : ''
    } finally {
      // The answer is finished here; a slow client may take long to receive it, and the snapshot must not wait for that.
      void scope?.close()
    }
  }
  app.route({ method: ['GET', 'POST', 'OPTIONS'], url: '/graphql', bodyLimit: limits.body, handler: answer })
}
