import type { House } from '../../access/house'

/** Lets work on one thing wait for the work on it that came before. */
export interface Turns {
  take<T>(key: string, work: () => Promise<T>): Promise<T>
}

/** The house's turns: what is checked before a change still holds when it is written. */
export const turnsOf = (house: House): Turns => house.singleton(createTurns)

export const createTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>()
  return {
    async take(key, work) {
      const before = last.get(key) ?? Promise.resolve()
      const turn = before.then(work, work)
      last.set(key, turn)
      try {
        return await turn
      } finally {
        if (last.get(key) === turn) last.delete(key)
      }
    },
  }
}
