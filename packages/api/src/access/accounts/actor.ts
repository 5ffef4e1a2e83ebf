import type { AuditActor } from '../audit'
import type { Transport } from '../scope'

/** Somebody at the door, as the audit log knows them. */
export const visitor = (providerId: number, userId: string | null, { ip, userAgent }: Pick<Transport, 'ip' | 'userAgent'>): AuditActor => ({
  providerId,
  userId,
  tokenId: null,
  ip,
  userAgent,
})
