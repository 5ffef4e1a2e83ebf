import { defineNuxtModule } from 'nuxt/kit'

/**
 * Nuxt takes `onServerPrefetch` out of the browser's code, and then the ids of labels and fields count differently there than in what the
 * server painted: a label would belong to nothing.
 */
const keepServerPrefetch = defineNuxtModule({
  setup(_, nuxt) {
    const shaken = nuxt.options.optimization.treeShake.composables.client
    shaken['vue'] = (shaken['vue'] ?? []).filter(name => name !== 'onServerPrefetch')
  },
})

/** Pages are served by the API's process: the build is a plain request listener, and data comes without a network. */
export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  modules: ['@nuxt/ui', keepServerPrefetch],
  css: ['~/assets/css/main.css'],
  components: [{ path: '~/components', extensions: ['vue'] }],
  /** Our own functions are imported by name, so that every use can be traced. */
  imports: { scan: false },
  telemetry: false,
  devtools: { enabled: false },
  /** Nothing is fetched from other hosts: typeface and icons come with the build. */
  ui: { fonts: false },
  icon: {
    provider: 'server',
    fallbackToApi: false,
    serverBundle: { collections: ['lucide'] },
    clientBundle: { scan: true, sizeLimitKb: 512 },
  },
  /** Where pages under development find the API; the built ones are called by it. NUXT_API_URL overrides. */
  runtimeConfig: { apiUrl: 'http://localhost:4000/graphql' },
  nitro: { preset: 'node-listener', serveStatic: true },
  vite: {
    optimizeDeps: { include: ['apexcharts', 'vue3-apexcharts', 'graphql-ws', '@urql/vue', '@urql/core', '@internationalized/date'] },
  },
  typescript: { tsConfig: { compilerOptions: { noUncheckedIndexedAccess: true, noImplicitOverride: true } } },
  app: {
    head: {
      htmlAttrs: { lang: 'en' },
      titleTemplate: '%s · Provider Dashboard',
      meta: [
        { name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' },
        { name: 'theme-color', media: '(prefers-color-scheme: light)', content: '#fafaf9' },
        { name: 'theme-color', media: '(prefers-color-scheme: dark)', content: '#0f0d0c' },
      ],
      link: [{ rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' }],
    },
  },
})
