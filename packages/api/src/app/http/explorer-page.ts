/** What the explorer's page runs: GraphiQL, with a place for a token, which is kept nowhere and sent instead of the session. */
export const explorerScript = `
const field = document.getElementById('token')
const token = () => field.value.trim()
const authorized = headers => (token() ? { ...headers, Authorization: 'Bearer ' + token() } : { ...headers })
const socketUrl = location.origin.replace(/^http/, 'ws') + '/graphql'
const fetcher = (params, options = {}) => {
  const headers = authorized(options.headers)
  const ask = GraphiQL.createFetcher({ url: '/graphql', subscriptionUrl: socketUrl, wsConnectionParams: headers })
  return ask(params, { ...options, headers })
}
const defaultQuery = '# The explorer asks as you, or in the name of the token above.\\n{\\n  viewer { name role provider { name timeZone currency } }\\n}\\n'
const root = ReactDOM.createRoot(document.getElementById('explorer'))
// Another name for the page is another GraphiQL, which reads the schema again.
const show = () => root.render(React.createElement(GraphiQL, { key: token(), fetcher, defaultQuery, shouldPersistHeaders: false }))
document.getElementById('as').addEventListener('submit', event => {
  event.preventDefault()
  show()
})
show()
`

export const explorerHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>API explorer</title>
<link rel="stylesheet" href="/explorer/graphiql.css">
<link rel="stylesheet" href="/explorer/page.css">
</head>
<body>
<form id="as" autocomplete="off">
<label for="token">API token</label>
<input id="token" type="password" placeholder="pd_… (empty: your session)" spellcheck="false" autocomplete="off">
<button>Use it</button>
</form>
<main id="explorer">The explorer is loading …</main>
<script src="/explorer/react.js"></script>
<script src="/explorer/react-dom.js"></script>
<script src="/explorer/graphiql.js"></script>
<script src="/explorer/start.js"></script>
</body>
</html>
`

export const explorerStyle = `
html, body { height: 100%; margin: 0 }
body { display: flex; flex-direction: column; color-scheme: light dark; background: Canvas; color: CanvasText }
#as { display: flex; gap: .5rem; align-items: center; padding: .5rem .75rem; font: 14px/1.4 system-ui, sans-serif }
#as input { flex: 1; max-width: 28rem; padding: .3rem .5rem; font: inherit }
#as button { padding: .3rem .75rem; font: inherit }
#explorer { flex: 1; min-height: 0 }
`
