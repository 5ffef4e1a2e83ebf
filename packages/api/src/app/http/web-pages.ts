import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { socketsOf } from './security-headers'

/** Answers a request for a page. */
export type PageListener = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** How pages that are rendered here ask the API: the same process, without a network. */
export type GraphqlFetch = (
  body: string,
  headers: Record<string, string>,
) => Promise<{ status: number; body: string; headers: Record<string, string | string[]> }>

const buildPath = join('packages', 'web', '.output', 'server', 'index.mjs')

/** The nearest build of the pages above this file, whether it runs from source or from the bundle; null when there is none. */
const findBuild = (): string | null => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, buildPath))) return join(folder, buildPath)
    if (folder === dirname(folder)) return null
  }
}

/** The built pages; null when they were not built. */
export const loadPages = async (): Promise<PageListener | null> => {
  const build = findBuild()
  if (!build) return null
  const { listener } = (await import(pathToFileURL(build).href)) as { listener: PageListener }
  return listener
}

/** Asks as the visitor: with their cookie, from their address. */
const graphqlFetch =
  (app: FastifyInstance, { ip, headers: { cookie, 'user-agent': userAgent } }: FastifyRequest): GraphqlFetch =>
  async (body, headers) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      payload: body,
      headers: { 'content-type': 'application/json', ...(cookie && { cookie }), ...(userAgent && { 'user-agent': userAgent }), ...headers },
      remoteAddress: ip,
    })
    const shown = Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value]],
    )
    return { status: answer.statusCode, body: answer.body, headers: Object.fromEntries(shown) as Record<string, string | string[]> }
  }

/** What a page may load and run: from here alone, and of scripts within it only those that carry the nonce. */
const policyOf = (nonce: string, sockets: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Charts and menus set their sizes by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self' data:",
    `connect-src 'self' ${sockets}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Hands everything that no route answers to the pages, with a way to ask the API. */
export const addPages = (app: FastifyInstance, pages: PageListener | null, isStrict = true): void => {
  app.setNotFoundHandler(async (request, reply) => {
    if (!pages) return reply.code(404).send({ message: `There is nothing at ${request.url.split('?')[0]}` })
    reply.hijack()
    const cspNonce = randomBytes(16).toString('base64')
    if (isStrict) reply.raw.setHeader('content-security-policy', policyOf(cspNonce, socketsOf(request.headers.host)))
    else reply.raw.removeHeader('content-security-policy')
    Object.assign(request.raw, { graphqlFetch: graphqlFetch(app, request) })
    // A page that says what went wrong is rendered by a request within, which takes over the headers and nothing else.
    request.raw.headers['x-csp-nonce'] = cspNonce
    await pages(request.raw, reply.raw)
  })
}
