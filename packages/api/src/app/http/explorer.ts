import { createReadStream, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const require = createRequire(import.meta.url)
const folderOf = (pack: string): string => dirname(require.resolve(`${pack}/package.json`))

const script = 'text/javascript; charset=utf-8'

/** What the page loads, from the packages that were installed: it works without the internet. */
const files: Record<string, { path: () => string; type: string }> = {
  'react.js': { path: () => join(folderOf('react'), 'umd/react.production.min.js'), type: script },
  'react-dom.js': { path: () => join(folderOf('react-dom'), 'umd/react-dom.production.min.js'), type: script },
  'graphiql.js': { path: () => join(folderOf('graphiql'), 'graphiql.min.js'), type: script },
  'graphiql.css': { path: () => join(folderOf('graphiql'), 'graphiql.min.css'), type: 'text/css; charset=utf-8' },
}

const startScript = `
const root = ReactDOM.createRoot(document.getElementById('explorer'))
const socketUrl = location.origin.replace(/^http/, 'ws') + '/graphql'
const fetcher = GraphiQL.createFetcher({ url: '/graphql', subscriptionUrl: socketUrl })
const defaultQuery = '# Sign in on the dashboard first: the explorer asks as you.\\n{\\n  viewer { name role provider { name timeZone currency } }\\n}\\n'
root.render(React.createElement(GraphiQL, { fetcher, defaultQuery, shouldPersistHeaders: false }))
`

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>API explorer</title>
<link rel="stylesheet" href="/explorer/graphiql.css">
<style>html, body, #explorer { height: 100%; margin: 0 }</style>
</head>
<body>
<main id="explorer">The explorer is loading …</main>
<script src="/explorer/react.js"></script>
<script src="/explorer/react-dom.js"></script>
<script src="/explorer/graphiql.js"></script>
<script src="/explorer/start.js"></script>
</body>
</html>
`

const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** `/explorer`: GraphiQL, served from here. */
export const addExplorer = (app: FastifyInstance): void => {
  app.get('/explorer', (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page))
  app.get('/explorer/start.js', (_request, reply) => reply.type(script).send(startScript))
  for (const [name, { path, type }] of Object.entries(files)) {
    app.get(`/explorer/${name}`, (_request, reply) => {
      const file = path()
      if (!existsSync(file)) return reply.callNotFound()
      return reply.type(type).header('cache-control', 'public, max-age=86400').send(createReadStream(file))
    })
  }
}
