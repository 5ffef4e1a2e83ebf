import type { Permission, TeamRole } from '@dashboard/schema/vocabulary'
import type { Mark } from './mark'

/** The tenant, as every request carries it. */
export interface ProviderContext {
  id: number
  name: string
  timeZone: string
  currency: string
  /** 1 Monday … 7 Sunday. */
  weekStartsOn: number
}

/** What lets a viewer in: the id of a session or of a token. */
export const presenceOf = ({ sessionId, tokenId }: Viewer): string => sessionId ?? tokenId ?? ''

/** Who asks, for which provider. */
export interface Viewer {
  userId: string
  /** Null for another system, which comes with a token. */
  sessionId: string | null
  /** Null for a person, who comes with a session. */
  tokenId: string | null
  email: string
  name: string
  /** Null when the user is not in the provider's team. */
  memberId: string | null
  role: TeamRole
  permissions: ReadonlySet<Permission>
  provider: ProviderContext
}

/** Who came with a session or token, and what the rows of their provider went by at that moment. */
export interface Arrival {
  viewer: Viewer
  mark: Mark
}
