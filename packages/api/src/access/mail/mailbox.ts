import type { Letter } from './mail'

const MOST_KEPT = 200

/** A letter that was not sent but kept, to be read on this machine. */
export type KeptLetter = Letter & { at: Date }

/** Where letters go when there is no mail server: the newest few, in memory. */
export interface Mailbox {
  /** Newest first. */
  readonly letters: readonly KeptLetter[]
  keep(letter: KeptLetter): void
}

export const createMailbox = (): Mailbox => {
  const letters: KeptLetter[] = []
  return {
    letters,
    keep(letter) {
      letters.unshift(letter)
      letters.length = Math.min(letters.length, MOST_KEPT)
    },
  }
}
