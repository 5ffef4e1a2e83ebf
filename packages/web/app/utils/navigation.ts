import type { Permission } from '@dashboard/schema/vocabulary'

/** A page of the dashboard, and what it takes to see it. */
export interface NavigationItem {
  to: string
  label: string
  icon: string
  needs: Permission | null
}

/** The pages that exist, in the order of the navigation. */
const navigation: readonly NavigationItem[] = [
  { to: '/', label: 'Overview', icon: 'i-lucide-layout-dashboard', needs: null },
  { to: '/bookings', label: 'Bookings', icon: 'i-lucide-calendar-days', needs: 'bookings.view' },
  { to: '/customers', label: 'Customers', icon: 'i-lucide-contact', needs: 'customers.view' },
  { to: '/team', label: 'Team', icon: 'i-lucide-users', needs: 'team.view' },
]

/** The pages that somebody may see; who sees no figures begins with their day. */
export const navigationOf = (can: (permission: Permission) => boolean): NavigationItem[] =>
  navigation
    .filter(({ needs }) => needs === null || can(needs))
    .map(page => (page.to === '/' && !can('metrics.view') ? { ...page, label: 'My day', icon: 'i-lucide-sun' } : page))

/** The pages of the settings; those that need nothing are about oneself. */
export const settingsPages: readonly NavigationItem[] = [
  { to: '/settings/account', label: 'Account', icon: 'i-lucide-circle-user', needs: null },
  { to: '/settings/security', label: 'Security', icon: 'i-lucide-shield-check', needs: null },
  { to: '/settings/tokens', label: 'API tokens', icon: 'i-lucide-key-round', needs: 'tokens.manage' },
  { to: '/settings/audit', label: 'Audit log', icon: 'i-lucide-scroll-text', needs: 'audit.view' },
  { to: '/settings/privacy', label: 'Privacy', icon: 'i-lucide-hand', needs: 'privacy.manage' },
]

/** Whether the page at `path` belongs to `item`: it, or a page below it. */
export const isWithin = (path: string, { to }: Pick<NavigationItem, 'to'>): boolean =>
  path === to || (to !== '/' && path.startsWith(`${to}/`))
