import type { SSRData } from '@urql/core'
import { cacheExchange, createClient, fetchExchange, mapExchange, ssrExchange } from '@urql/core'
import { install } from '@urql/vue'
import { isSignedOut } from '../utils/failure'

/** What the API's process puts on a request that it hands to the pages: GraphQL for that visitor, without a network. */
type GraphqlFetch = (body: string, headers: Record<string, string>) => Promise<{ status: number; body: string }>

const isUnauthenticatedOnPurpose = new Set(['AcceptInvitation', 'SignIn', 'Viewer'])

/** `fetch` on the server: straight into the API, or over HTTP while pages are developed apart from it. */
const serverFetch = (): typeof fetch => {
  const request = useRequestEvent()?.node.req as
    ({ graphqlFetch?: GraphqlFetch } & NonNullable<ReturnType<typeof useRequestEvent>>['node']['req']) | undefined
  const cookie = request?.headers.cookie
  const { apiUrl } = useRuntimeConfig()
  return async (_url, init) => {
    const body = String(init?.body)
    if (!request?.graphqlFetch)
      return fetch(apiUrl, { method: 'POST', body, headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) } })
    const answer = await request.graphqlFetch(body, {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(cookie ? { cookie } : {}),
    })
    return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } })
  }
}

/** One client for each visitor and rendering; what the server asked for travels to the browser with the page. */
export default defineNuxtPlugin(nuxtApp => {
  const payload = nuxtApp.payload as { urql?: SSRData }
  const ssr = ssrExchange({ isClient: import.meta.client, ...(payload.urql ? { initialState: payload.urql } : {}) })
  const signedOut = mapExchange({
    onError: (error, operation) => {
      const definition = operation.query.definitions[0]
      const name = definition && 'name' in definition ? definition.name?.value : undefined
      if (import.meta.client && isSignedOut(error) && !isUnauthenticatedOnPurpose.has(name ?? '')) leaveForSignIn()
    },
  })
  const client = createClient({
    url: '/graphql',
    preferGetMethod: false,
    ...(import.meta.server ? { fetch: serverFetch() } : {}),
    exchanges: [signedOut, cacheExchange, ssr, fetchExchange],
  })
  install(nuxtApp.vueApp, client)
  if (import.meta.server) nuxtApp.hook('app:rendered', () => void (payload.urql = ssr.extractData()))
  return { provide: { graphql: client } }
})

/** A whole new page, so that nothing of the old session stays in memory. */
function leaveForSignIn() {
  const next = `${window.location.pathname}${window.location.search}`
  if (!window.location.pathname.startsWith('/sign-in')) window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`)
}
