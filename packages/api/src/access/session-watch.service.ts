import type { House } from './house'
import { hearNotices } from './notices.service'
import { memberPermissions, tokenPermissions } from './roles'
import { findStandings, type Standing } from './sessions.repository'
import { STANDING_CHANNEL } from './standing.service'
import { presenceOf, type Viewer } from './viewer'

/** Why something that a session or token had opened must be closed. */
export type SessionEnd = 'ended' | 'changed'

type Told = (end: SessionEnd) => void

interface Watched {
  viewer: Viewer
  told: Set<Told>
}

/** How soon an expiry is noticed; what somebody decides is told at once. */
const sweepEveryMs = 15_000

const isAsBefore = (viewer: Viewer, { role, changes, scopes }: Standing): boolean => {
  if (role !== viewer.role) return false
  const rights = memberPermissions(role, changes)
  const now = scopes === null ? rights : tokenPermissions(scopes, rights)
  return now.size === viewer.permissions.size && [...now].every(permission => viewer.permissions.has(permission))
}

/** Tells who holds something open for a session that the session is over, in whatever process that was decided. */
export const sessionWatch = (house: House) => {
  const watched = new Map<string, Watched>()

  const tell = (presence: string, end: SessionEnd): void => {
    const entry = watched.get(presence)
    watched.delete(presence)
    for (const told of entry?.told ?? []) told(end)
  }
  const check = async (entries: readonly [string, Watched][]): Promise<void> => {
    if (entries.length === 0) return
    const standings = await findStandings(
      house.identityPool,
      entries.map(([presence]) => presence),
      house.now(),
    )
    const byPresence = new Map(standings.map(standing => [standing.id, standing]))
    for (const [presence, { viewer }] of entries) {
      const standing = byPresence.get(presence)
      if (standing === undefined) tell(presence, 'ended')
      else if (!isAsBefore(viewer, standing)) tell(presence, 'changed')
    }
  }
  const sweep = (): Promise<void> => check([...watched])
  const safely = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      house.log.warn({ err: error }, 'sessions could not be checked')
    })
  }

  const timer = setInterval(() => safely(sweep()), sweepEveryMs).unref()
  house.onClose(() => {
    clearInterval(timer)
  })
  hearNotices(house, 'session_ended', { heard: presence => tell(presence, 'ended'), listening: () => safely(sweep()) })
  hearNotices(house, STANDING_CHANNEL, {
    heard: memberId => safely(check([...watched].filter(([, { viewer }]) => viewer.memberId === memberId))),
    listening: () => safely(sweep()),
  })

  return {
    /** How many watch what the viewer came with. */
    count: (viewer: Viewer): number => watched.get(presenceOf(viewer))?.told.size ?? 0,
    /** Calls `told` once when the viewer's session or token ends or changes; the answer stops that. */
    watch(viewer: Viewer, told: Told): () => void {
      const presence = presenceOf(viewer)
      const entry = watched.get(presence) ?? { viewer, told: new Set() }
      watched.set(presence, entry)
      entry.told.add(told)
      // What was decided since the viewer was looked up was told before anybody listened.
      if (entry.told.size === 1) safely(check([[presence, entry]]))
      return () => {
        entry.told.delete(told)
        if (entry.told.size === 0 && watched.get(presence) === entry) watched.delete(presence)
      }
    },
    sweep,
  }
}
