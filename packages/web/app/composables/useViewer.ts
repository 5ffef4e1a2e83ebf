import type { Permission } from '@dashboard/schema/vocabulary'
import type { ViewerFactsFragment } from '../gql/graphql'
import { SignOutDocument, ViewerDocument } from '../gql/graphql'

/** Who is signed in; null for nobody. */
export const useViewer = () => {
  const viewer = useState<ViewerFactsFragment | null>('viewer', () => null)
  const { $graphql } = useNuxtApp()
  const can = (permission: Permission) => viewer.value?.permissions.includes(permission) ?? false

  return {
    viewer,
    /** The provider that the session is for; asks to be called only behind the sign-in. */
    provider: computed(() => {
      if (!viewer.value) throw createError({ statusCode: 401, statusMessage: 'Sign in to go on.' })
      return viewer.value.provider
    }),
    can,
    /** Making a booking needs a customer to choose. */
    canBook: () => can('bookings.manage') && can('customers.view'),
    /** Asks the server who is signed in, once for each page. Throws when it cannot say. */
    find: async () => {
      if (viewer.value) return viewer.value
      const { data, error } = await $graphql.query(ViewerDocument, {}).toPromise()
      if (error && error.graphQLErrors.length === 0) throw createError({ statusCode: 503, statusMessage: 'The server cannot be reached.' })
      return (viewer.value = data?.viewer ?? null)
    },
    /** Ends the session and leaves for a new page, so that nothing of it stays in memory. */
    signOut: async () => {
      await $graphql.mutation(SignOutDocument, {}).toPromise()
      window.location.assign('/sign-in')
    },
  }
}
