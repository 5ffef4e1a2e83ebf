import { useViewer } from '../composables/useViewer'
import { safeReturn } from '../utils/safe-return'

/** Every page but the sign-in needs a session; somebody signed in has no use for the sign-in. */
export default defineNuxtRouteMiddleware(async to => {
  const viewer = await useViewer().find()
  const isSignIn = to.path === '/sign-in'
  if (viewer && isSignIn) return navigateTo(safeReturn(to.query['next']), { replace: true })
  if (!viewer && !isSignIn)
    return navigateTo({ path: '/sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }, { replace: true })
})
