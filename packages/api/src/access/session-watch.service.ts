import pg from 'pg'
import type { House } from './house'
import { findStandings } from './sessions.repository'
import type { Viewer } from './viewer'

/** Why something that a session had opened must be closed. */
export type SessionEnd = 'ended' | 'changed'

type Told = (end: SessionEnd) => void

interface Watched {
  viewer: Viewer
  told: Set<Told>
}

/** How soon an expiry, a removal or another role is noticed; sign-outs are told at once. */
const sweepEveryMs = 15_000
const reconnectAfterMs = 1_000

/** Tells who holds something open for a session that the session is over, in whatever process that was decided. */
export const sessionWatch = (house: House) => {
  const watched = new Map<string, Watched>()
  let listener: pg.Client | null = null
  let isClosed = false

  const tell = (sessionId: string, end: SessionEnd): void => {
    const entry = watched.get(sessionId)
    watched.delete(sessionId)
    for (const told of entry?.told ?? []) told(end)
  }
  const sweep = async (): Promise<void> => {
    if (watched.size === 0) return
    const standings = await findStandings(house.pool, [...watched.keys()], house.now())
    const roles = new Map(standings.map(({ sessionId, role }) => [sessionId, role]))
    for (const [sessionId, { viewer }] of [...watched]) {
      const role = roles.get(sessionId)
      if (role === undefined) tell(sessionId, 'ended')
      else if (role !== viewer.role) tell(sessionId, 'changed')
    }
  }
  const sweepSafely = (): void => {
    sweep().catch((error: unknown) => house.log.warn({ err: error }, 'sessions could not be checked'))
  }
  const listen = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: house.pool.options.connectionString,
      application_name: 'dashboard sessions',
      keepAlive: true,
    })
    const again = (): void => {
      if (listener === client) listener = null
      client
        .removeAllListeners('end')
        .end()
        .catch(() => undefined)
      if (!isClosed) setTimeout(start, reconnectAfterMs).unref()
    }
    client.on('error', () => undefined)
    client.once('end', again)
    client.on('notification', ({ payload }) => tell(payload ?? '', 'ended'))
    try {
      await client.connect()
      await client.query('listen session_ended')
      listener = client
    } catch {
      again()
      return
    }
    // What ended while nobody listened.
    sweepSafely()
  }
  const start = (): void => void listen()

  const timer = setInterval(sweepSafely, sweepEveryMs).unref()
  house.onClose(async () => {
    isClosed = true
    clearInterval(timer)
    await listener?.end().catch(() => undefined)
  })
  start()

  return {
    /** Calls `told` once when the viewer's session ends or changes; the answer stops that. */
    watch(viewer: Viewer, told: Told): () => void {
      const entry = watched.get(viewer.sessionId) ?? { viewer, told: new Set() }
      watched.set(viewer.sessionId, entry)
      entry.told.add(told)
      return () => {
        entry.told.delete(told)
        if (entry.told.size === 0) watched.delete(viewer.sessionId)
      }
    },
    sweep,
  }
}
