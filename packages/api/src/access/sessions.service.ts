import { createHmac, randomBytes } from 'node:crypto'
import type { House } from './house'
import { sealer } from './pii/sealer.service'
import { memberPermissions } from './roles'
import { deleteSession, findLiveSession, insertSession, type SessionRow, touchSession } from './sessions.repository'
import type { Arrival, Viewer } from './viewer'

const day = 86_400_000
/** A session ends after a fortnight without a visit … */
const idleMs = 14 * day
/** … and after a quarter in any case. */
const absoluteMs = 90 * day
/** How stale `last_seen_at` may be, so that not every request writes. */
const touchEveryMs = 5 * 60_000

const tokenHash = (house: House, token: string): Buffer => createHmac('sha256', house.settings.sessionSecret).update(token).digest()

const expiry = (now: Date, createdAt: Date): Date => new Date(Math.min(now.getTime() + idleMs, createdAt.getTime() + absoluteMs))

const viewerOf = (house: House, row: SessionRow): Viewer => ({
  userId: row.userId,
  sessionId: row.sessionId,
  tokenId: null,
  email: house.singleton(sealer).open('email', null, row.email),
  name: row.userName,
  memberId: row.memberId,
  role: row.role,
  permissions: memberPermissions(row.role, row.changes),
  provider: { id: row.providerId, name: row.providerName, timeZone: row.timeZone, currency: row.currency, weekStartsOn: row.weekStartsOn },
})

/** Who comes with a session token; null when the token is unknown, ended or expired. */
export const arrivalOfToken = async (house: House, token: string | undefined): Promise<Arrival | null> => {
  if (!token || token.length > 100) return null
  const now = house.now()
  const row = await findLiveSession(house.identityPool, tokenHash(house, token), now)
  if (!row) return null
  if (now.getTime() - row.lastSeenAt.getTime() > touchEveryMs)
    await touchSession(house.identityPool, row.sessionId, now, expiry(now, row.createdAt))
  return { viewer: viewerOf(house, row), mark: { version: row.version, revision: row.revision } }
}

/** The viewer of a session token; null when the token is unknown, ended or expired. */
export const viewerOfToken = async (house: House, token: string | undefined): Promise<Viewer | null> =>
  (await arrivalOfToken(house, token))?.viewer ?? null

export interface StartedSession {
  token: string
  expiresAt: Date
  viewer: Viewer
}

/** Opens a session with a token that never existed before, whatever the browser sent: fixation has nothing to fix. */
export const startSession = async (
  house: House,
  account: { userId: string; providerId: number },
  from: { ip: string; userAgent: string | null },
): Promise<StartedSession> => {
  const token = randomBytes(32).toString('base64url')
  const now = house.now()
  const expiresAt = expiry(now, now)
  await insertSession(house.identityPool, { ...account, ...from, tokenHash: tokenHash(house, token), now, expiresAt })
  const viewer = await viewerOfToken(house, token)
  if (!viewer) throw new Error('a session ended while it was being opened')
  // The browser keeps the cookie as long as a session can last; how long it lasts is decided here.
  return { token, expiresAt: new Date(now.getTime() + absoluteMs), viewer }
}

export const endSession = (house: House, sessionId: string): Promise<void> => deleteSession(house.identityPool, sessionId)
