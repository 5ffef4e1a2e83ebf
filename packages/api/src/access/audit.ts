import type { AuditAction, AuditSubject } from '@dashboard/schema/vocabulary'

/** What is written of a deed. `details` hold ids, names of fields and figures, never a person's name or address: an erasure finds nothing here. */
export interface AuditEntry {
  action: AuditAction
  subject?: { kind: AuditSubject; id: string }
  details?: Record<string, unknown>
}

/** Who did it, and from where. */
export interface AuditActor {
  providerId: number
  /** Null when nobody was signed in, and when the house itself did it. */
  userId: string | null
  tokenId: string | null
  ip: string | null
  userAgent: string | null
}

/** The house itself, doing its nightly work for a provider. */
export const theHouse = (providerId: number): AuditActor => ({ providerId, userId: null, tokenId: null, ip: null, userAgent: null })
