import { createReadStream, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { explorerHtml, explorerScript, explorerStyle } from './explorer-page'
import { socketsOf } from './security-headers'

const require = createRequire(import.meta.url)
const folderOf = (pack: string): string => dirname(require.resolve(`${pack}/package.json`))

const script = 'text/javascript; charset=utf-8'
const style = 'text/css; charset=utf-8'

/** What the page loads, from the packages that were installed: it works without the internet. */
const files: Record<string, { path: () => string; type: string }> = {
  'react.js': { path: () => join(folderOf('react'), 'umd/react.production.min.js'), type: script },
  'react-dom.js': { path: () => join(folderOf('react-dom'), 'umd/react-dom.production.min.js'), type: script },
  'graphiql.js': { path: () => join(folderOf('graphiql'), 'graphiql.min.js'), type: script },
  'graphiql.css': { path: () => join(folderOf('graphiql'), 'graphiql.min.css'), type: style },
}

/** GraphiQL sets styles by attributes; scripts come from here alone. */
const policyFor = ({ headers }: FastifyRequest): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' ${socketsOf(headers.host)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** `/explorer`: GraphiQL, served from here. */
export const addExplorer = (app: FastifyInstance): void => {
  app.get('/explorer', (request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', policyFor(request)).send(explorerHtml),
  )
  app.get('/explorer/start.js', (_request, reply) => reply.type(script).send(explorerScript))
  app.get('/explorer/page.css', (_request, reply) => reply.type(style).send(explorerStyle))
  for (const [name, { path, type }] of Object.entries(files)) {
    app.get(`/explorer/${name}`, (_request, reply) => {
      const file = path()
      if (!existsSync(file)) return reply.callNotFound()
      return reply.type(type).header('cache-control', 'public, max-age=86400').send(createReadStream(file))
    })
  }
}
