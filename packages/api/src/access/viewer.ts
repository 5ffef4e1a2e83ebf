import type { Permission, TeamRole } from '@dashboard/schema/vocabulary'

/** The tenant, as every request carries it. */
export interface ProviderContext {
  id: number
  name: string
  timeZone: string
  currency: string
  /** 1 Monday … 7 Sunday. */
  weekStartsOn: number
}

/** Who asks, for which provider. */
export interface Viewer {
  userId: string
  sessionId: string
  email: string
  name: string
  /** Null when the user is not in the provider's team. */
  memberId: string | null
  role: TeamRole
  permissions: ReadonlySet<Permission>
  provider: ProviderContext
}
