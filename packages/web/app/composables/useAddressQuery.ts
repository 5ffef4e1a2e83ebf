import type { LocationQuery, LocationQueryRaw } from 'vue-router'

/** What the address will ask for once the change under way has arrived; null when nothing is under way. */
let underWay: LocationQuery | null = null

/**
 * The query of the page's address, changed step by step. Each step builds on the one before, also while that one is still on its way:
 * `navigateTo` drops what comes while another navigation is being checked.
 */
export const useAddressQuery = () => {
  const route = useRoute()
  const router = useRouter()
  const change = async (next: (query: LocationQuery) => LocationQueryRaw, { replace = true } = {}) => {
    const { query } = router.resolve({ query: next(underWay ?? route.query) })
    underWay = query
    try {
      await router[replace ? 'replace' : 'push']({ query })
    } finally {
      if (underWay === query) underWay = null
    }
  }
  return {
    change,
    /** Replaces what the query says under these names, and leaves the rest of it. */
    changeNamed: (names: readonly string[], next: (query: LocationQuery) => LocationQueryRaw) =>
      change(query => {
        const others = Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)))
        return { ...others, ...next(query) }
      }),
  }
}
