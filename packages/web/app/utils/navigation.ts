/** The pages that exist, in the order of the navigation. */
export const navigation = [
  { to: '/', label: 'Overview', icon: 'i-lucide-layout-dashboard' },
  { to: '/bookings', label: 'Bookings', icon: 'i-lucide-calendar-days' },
] as const
