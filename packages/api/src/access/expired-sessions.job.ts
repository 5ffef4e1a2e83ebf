import type { House } from './house'
import { deleteExpiredSessions } from './sessions.repository'

const everyMs = 60 * 60_000

/** Forgets sessions that have expired, once an hour; they are of no use from the moment on. */
export const forgetExpiredSessions = (house: House): void => {
  const forget = (): void => {
    deleteExpiredSessions(house.identityPool, house.now()).catch((error: unknown) =>
      house.log.warn({ err: error }, 'expired sessions could not be forgotten'),
    )
  }
  const timer = setInterval(forget, everyMs).unref()
  house.onClose(() => clearInterval(timer))
}
