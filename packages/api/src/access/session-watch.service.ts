import type { House } from './house'
import { hearNotices } from './notices.service'
import { findStandings } from './sessions.repository'
import { presenceOf, type Viewer } from './viewer'

/** Why something that a session had opened must be closed. */
export type SessionEnd = 'ended' | 'changed'

type Told = (end: SessionEnd) => void

interface Watched {
  viewer: Viewer
  told: Set<Told>
}

/** How soon an expiry, a removal or another role is noticed; sign-outs are told at once. */
const sweepEveryMs = 15_000

/** Tells who holds something open for a session that the session is over, in whatever process that was decided. */
export const sessionWatch = (house: House) => {
  const watched = new Map<string, Watched>()

  const tell = (sessionId: string, end: SessionEnd): void => {
    const entry = watched.get(sessionId)
    watched.delete(sessionId)
    for (const told of entry?.told ?? []) told(end)
  }
  const sweep = async (): Promise<void> => {
    if (watched.size === 0) return
    const standings = await findStandings(house.identityPool, [...watched.keys()], house.now())
    const roles = new Map(standings.map(({ sessionId, role }) => [sessionId, role]))
    for (const [sessionId, { viewer }] of [...watched]) {
      const role = roles.get(sessionId)
      if (role !== viewer.role) tell(sessionId, role === undefined ? 'ended' : 'changed')
    }
  }
  const sweepSafely = (): void => {
    sweep().catch((error: unknown) => {
      house.log.warn({ err: error }, 'sessions could not be checked')
    })
  }

  const timer = setInterval(sweepSafely, sweepEveryMs).unref()
  house.onClose(() => {
    clearInterval(timer)
  })
  hearNotices(house, 'session_ended', {
    heard: sessionId => {
      tell(sessionId, 'ended')
    },
    listening: sweepSafely,
  })

  return {
    /** How many watch the viewer's session. */
    count: (viewer: Viewer): number => watched.get(presenceOf(viewer))?.told.size ?? 0,
    /** Calls `told` once when the viewer's session ends or changes; the answer stops that. */
    watch(viewer: Viewer, told: Told): () => void {
      const presence = presenceOf(viewer)
      const entry = watched.get(presence) ?? { viewer, told: new Set() }
      watched.set(presence, entry)
      entry.told.add(told)
      return () => {
        entry.told.delete(told)
        if (entry.told.size === 0 && watched.get(presence) === entry) watched.delete(presence)
      }
    },
    sweep,
  }
}
