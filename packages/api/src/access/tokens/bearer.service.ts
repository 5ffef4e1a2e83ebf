import { LRUCache } from 'lru-cache'
import { notePlace } from '../accounts/places.service'
import { addressBlock } from '../address-block'
import { recordIdentityAudit } from '../audit.service'
import type { House } from '../house'
import { memberPermissions, tokenPermissions } from '../roles'
import type { Transport } from '../scope'
import type { Arrival, Viewer } from '../viewer'
import { findLiveToken, type LiveToken, touchToken } from './tokens.repository'
import { tokenHash } from './tokens.service'

type From = Pick<Transport, 'ip' | 'userAgent'>

/** How stale `last_used_at` may be, so that not every request writes. */
const touchEveryMs = 60_000

/** Places from which a token was seen lately: they need not be looked up. */
const seenLately = (_: House) => new LRUCache<string, true>({ max: 10_000, ttl: 10 * 60_000 })

/** Whether an Authorization header means a token; what a proxy asks of people for itself does not. */
export const showsBearer = (header: string | undefined): header is string => /^\s*bearer\b/i.test(header ?? '')

/** The token of an Authorization header; null when it carries none. */
export const bearerOf = (header: string | undefined): string | null => /^Bearer ([\w-]{20,200})$/i.exec(header?.trim() ?? '')?.[1] ?? null

const viewerOf = (row: LiveToken): Viewer => ({
  userId: row.userId ?? row.tokenId,
  sessionId: null,
  tokenId: row.tokenId,
  email: '',
  name: row.tokenName,
  memberId: row.memberId,
  role: row.role,
  permissions: tokenPermissions(row.scopes, memberPermissions(row.role, row.changes)),
  provider: { id: row.providerId, name: row.providerName, timeZone: row.timeZone, currency: row.currency, weekStartsOn: row.weekStartsOn },
})

const notePlaceOf = async (house: House, { tokenId, providerId, userId }: LiveToken, from: From): Promise<void> => {
  const key = `${tokenId} ${addressBlock(from.ip)} ${from.userAgent ?? ''}`
  const lately = house.singleton(seenLately)
  if (lately.has(key)) return
  const familiarity = await notePlace(house, house.identityPool, { tokenId }, from)
  lately.set(key, true)
  if (familiarity === 'known') return
  const actor = { providerId, userId: null, tokenId, ip: from.ip, userAgent: from.userAgent }
  await recordIdentityAudit(house.identityPool, actor, house.now(), {
    action: 'TOKEN_USED_FROM_NEW_PLACE',
    subject: { kind: 'TOKEN', id: tokenId },
    details: { createdBy: userId },
  })
}

/** Who comes with a token: its scopes as far as its maker may go now. Null when it is unknown, revoked or expired, or its maker gone. */
export const arrivalOfBearer = async (house: House, secret: string, from: From): Promise<Arrival | null> => {
  const now = house.now()
  const row = await findLiveToken(house.identityPool, tokenHash(house, secret), now)
  if (!row) return null
  await notePlaceOf(house, row, from)
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > touchEveryMs)
    await touchToken(house.identityPool, row.tokenId, now)
  return { viewer: viewerOf(row), mark: { version: row.version, revision: row.revision } }
}
