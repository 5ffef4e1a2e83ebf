/** Which areas a token can be for, and what of each can be chosen. */
import type { TokenScope } from '@dashboard/schema/vocabulary'
import { tokenScopes } from '@dashboard/schema/vocabulary'

export interface ScopeArea {
  area: string
  label: string
  icon: string
  read: TokenScope | null
  write: TokenScope | null
}

const looks: Record<string, { label: string; icon: string }> = {
  bookings: { label: 'Bookings', icon: 'i-lucide-calendar-days' },
  customers: { label: 'Customers', icon: 'i-lucide-contact' },
  events: { label: 'Events', icon: 'i-lucide-radio' },
  insights: { label: 'Insights', icon: 'i-lucide-sparkles' },
  marketing: { label: 'Marketing', icon: 'i-lucide-megaphone' },
  metrics: { label: 'Figures', icon: 'i-lucide-chart-no-axes-column' },
  team: { label: 'Team', icon: 'i-lucide-users' },
}

const areaOf = (scope: string): string => scope.split(':')[0] ?? scope

const lookOf = (area: string) => looks[area] ?? { label: area, icon: 'i-lucide-plug' }

/** Every area, with the scopes of it that there are. */
export const scopeAreas: readonly ScopeArea[] = [...new Set(tokenScopes.map(areaOf))].map(area => ({
  area,
  ...lookOf(area),
  read: tokenScopes.find(scope => scope === `${area}:read`) ?? null,
  write: tokenScopes.find(scope => scope === `${area}:write`) ?? null,
}))

/** A token's scopes in words, one for each area: "Bookings: read and write". */
export const scopeWords = (scopes: readonly string[]): { label: string; may: string; icon: string }[] =>
  [...new Set(scopes.map(areaOf))].map(area => {
    const has = (what: string) => scopes.includes(`${area}:${what}`)
    return { ...lookOf(area), may: has('read') && has('write') ? 'read and write' : has('write') ? 'write' : 'read' }
  })

/** What lasts how long, in days, when a token is made. */
export const tokenLives: readonly { value: number; label: string }[] = [
  { value: 30, label: '30 days' },
  { value: 90, label: '90 days' },
  { value: 365, label: 'One year' },
  { value: 730, label: 'Two years' },
]
