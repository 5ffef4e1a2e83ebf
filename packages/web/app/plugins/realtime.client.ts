import { useConnection } from '../composables/connection'
import { createRealtime } from '../composables/realtime'

/** The page's one socket; it opens with the first subscription. */
export default defineNuxtPlugin(nuxtApp => {
  const { protocol, host } = window.location
  const realtime = createRealtime(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`, useConnection())
  nuxtApp.hook('app:error', () => realtime.close())
  return { provide: { realtime } }
})
