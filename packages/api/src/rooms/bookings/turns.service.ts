import type { House } from '../../access/house'
import { conflict } from '../../core/errors'
import type { Locks } from '../../db/lock'
import { isWaitedOut, openLocks } from '../../db/lock'

/** Lets work on one thing wait for the work on it that came before. */
export interface Turns {
  take<T>(key: string, work: () => Promise<T>): Promise<T>
}

/** The house's turns: what is checked before a change still holds when it is written, also where several processes serve. */
export const turnsOf = (house: House): Turns => house.singleton(openTurns)

const openTurns = (house: House): Turns => {
  const locks = openLocks(house.pool)
  house.onClose(() => locks.close())
  return createTurns(locks)
}

/** Within a process turns come in the order in which they were asked for; `locks` keeps them apart from those of other processes. */
export const createTurns = (locks: Pick<Locks, 'hold'>): Turns => {
  const last = new Map<string, Promise<unknown>>()
  return {
    async take(key, work) {
      const locked = () => locks.hold(key, work)
      const before = last.get(key) ?? Promise.resolve()
      const turn = before.then(locked, locked)
      last.set(key, turn)
      try {
        return await turn
      } catch (error) {
        if (isWaitedOut(error)) throw conflict('Somebody else is changing this at the moment. Try again.')
        throw error
      } finally {
        if (last.get(key) === turn) last.delete(key)
      }
    },
  }
}
