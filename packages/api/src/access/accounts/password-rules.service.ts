import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import type { House } from '../house'

export const SHORTEST_PASSWORD = 10
/** Longer ones are refused unread: hashing them would be an attack. */
export const LONGEST_PASSWORD = 200
/** Of 0–4: below, a patient guesser gets in. */
const WEAKEST = 3
/** Besides the words that belong to the person. */
const FEWEST_OTHER_LETTERS = 5

const estimator = (_: House) => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** What is wrong with a password that somebody chooses; null when nothing is. `known` are words that a guesser would try first. */
export const passwordProblem = (house: House, password: string, known: readonly string[]): string | null => {
  if (password.length < SHORTEST_PASSWORD) return `must have at least ${SHORTEST_PASSWORD} characters`
  if (password.length > LONGEST_PASSWORD) return `must have at most ${LONGEST_PASSWORD} characters`
  const words = known.flatMap(text => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter(word => word.length > 2)
  const without = words.reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase())
  const isOwn = without.length < password.length / 2 && without.replace(/[\d\W_]/g, '').length < FEWEST_OTHER_LETTERS
  if (isOwn) return 'must not be made of your name or address'
  const { score } = house.singleton(estimator).check(password, words)
  return score < WEAKEST ? 'is too easy to guess: take several words, or more characters' : null
}
