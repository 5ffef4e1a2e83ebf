import type { Permission } from '@dashboard/schema/vocabulary'

/** A page of the dashboard, and all that it takes to see it. */
export interface NavigationItem {
  to: string
  label: string
  icon: string
  needs: readonly Permission[]
}

type Can = (permission: Permission) => boolean

/** Whether somebody may see a page. */
const isOpenTo =
  (can: Can) =>
  ({ needs }: NavigationItem): boolean =>
    needs.every(can)

/** The pages that exist, in the order of the navigation. */
const navigation: readonly NavigationItem[] = [
  { to: '/', label: 'Overview', icon: 'i-lucide-layout-dashboard', needs: [] },
  { to: '/bookings', label: 'Bookings', icon: 'i-lucide-calendar-days', needs: ['bookings.view'] },
  { to: '/customers', label: 'Customers', icon: 'i-lucide-contact', needs: ['customers.view'] },
  { to: '/segments', label: 'Segments', icon: 'i-lucide-group', needs: ['customers.view', 'business.view'] },
  { to: '/analytics', label: 'Analytics', icon: 'i-lucide-chart-line', needs: ['metrics.view', 'business.view'] },
  { to: '/team', label: 'Team', icon: 'i-lucide-users', needs: ['team.view'] },
]

/** The pages that somebody may see; who sees no figures begins with their day. */
export const navigationOf = (can: Can): NavigationItem[] =>
  navigation
    .filter(isOpenTo(can))
    .map(page => (page.to === '/' && !can('metrics.view') ? { ...page, label: 'My day', icon: 'i-lucide-sun' } : page))

/** The pages of the settings; those that need nothing are about oneself. */
const settingsPages: readonly NavigationItem[] = [
  { to: '/settings/account', label: 'Account', icon: 'i-lucide-circle-user', needs: [] },
  { to: '/settings/security', label: 'Security', icon: 'i-lucide-shield-check', needs: [] },
  { to: '/settings/tokens', label: 'API tokens', icon: 'i-lucide-key-round', needs: ['tokens.manage'] },
  { to: '/settings/audit', label: 'Audit log', icon: 'i-lucide-scroll-text', needs: ['audit.view'] },
  { to: '/settings/privacy', label: 'Privacy', icon: 'i-lucide-hand', needs: ['privacy.manage'] },
]

/** The pages of the settings that somebody may see. */
export const settingsOf = (can: Can): NavigationItem[] => settingsPages.filter(isOpenTo(can))

const figures: readonly Permission[] = ['metrics.view', 'business.view']

/** The pages of the analytics, each a question that owners ask. */
const analyticsPages: readonly NavigationItem[] = [
  { to: '/analytics/revenue', label: 'Revenue', icon: 'i-lucide-banknote', needs: [...figures, 'revenue.view'] },
  { to: '/analytics/services', label: 'Services', icon: 'i-lucide-scissors', needs: figures },
  { to: '/analytics/acquisition', label: 'Acquisition', icon: 'i-lucide-user-plus', needs: figures },
  { to: '/analytics/retention', label: 'Retention', icon: 'i-lucide-repeat', needs: figures },
  { to: '/analytics/competitors', label: 'Competitors', icon: 'i-lucide-map-pin', needs: figures },
  { to: '/analytics/experiments', label: 'Experiments', icon: 'i-lucide-flask-conical', needs: figures },
  { to: '/analytics/metrics', label: 'Metrics', icon: 'i-lucide-sigma', needs: figures },
]

/** The pages of the analytics that somebody may see. */
export const analyticsOf = (can: Can): NavigationItem[] => analyticsPages.filter(isOpenTo(can))

/** Whether the page at `path` belongs to `item`: it, or a page below it. */
export const isWithin = (path: string, { to }: Pick<NavigationItem, 'to'>): boolean =>
  path === to || (to !== '/' && path.startsWith(`${to}/`))
