import { useViewer } from '../composables/useViewer'
import { safeReturn } from '../utils/safe-return'

/** For whoever holds a link from a letter, signed in or not. */
const open = new Set(['/accept-invitation', '/forgot-password', '/reset-password'])

/** Every other page but the sign-in needs a session; somebody signed in has no use for the sign-in. */
export default defineNuxtRouteMiddleware(async to => {
  // A page that says what went wrong asks nobody who they are.
  if (open.has(to.path) || useError().value) return
  const viewer = await useViewer().find()
  const isSignIn = to.path === '/sign-in'
  if (viewer && isSignIn) return navigateTo(safeReturn(to.query['next']), { replace: true })
  if (!viewer && !isSignIn)
    return navigateTo({ path: '/sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }, { replace: true })
})
