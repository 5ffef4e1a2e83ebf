import { textProblem } from '../../core/text'

/** A customer has at most so many tags. */
export const MOST_TAGS = 20
const LONGEST = 40

const keyOf = (tag: string): string => tag.toLowerCase()
const inOrder = (tags: Iterable<string>): string[] => [...tags].sort((a, b) => a.localeCompare(b, 'en'))

/** Tags as they are kept: trimmed, each once whatever its case, in alphabetical order. */
export const tidyTags = (tags: readonly string[]): string[] => {
  const byKey = new Map(tags.map(tag => tag.trim().replace(/\s+/g, ' ')).map(tag => [keyOf(tag), tag]))
  return inOrder(byKey.values())
}

/** What is wrong with tags; null where nothing is. */
export const tagsProblem = (tags: readonly string[]): string | null => {
  if (tags.length > MOST_TAGS) return `must be at most ${MOST_TAGS} tags`
  for (const tag of tags) {
    const problem = textProblem(tag.trim(), { max: LONGEST })
    if (problem !== null) return `each ${problem}`
  }
  return null
}

/** Tags that are given and taken, tidy both. */
export interface TagChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** What a customer's tags become. A tag that is there already keeps its spelling. */
export interface Retagged {
  readonly tags: readonly string[]
  /** Whether one was given that was not there. */
  readonly isAdded: boolean
  /** Whether one was taken that was there. */
  readonly isRemoved: boolean
}

/** A customer's tags after a change of many customers' tags. */
export const retagged = (tags: readonly string[], { add, remove }: TagChange): Retagged => {
  const taken = new Set(remove.map(keyOf))
  const kept = tags.filter(tag => !taken.has(keyOf(tag)))
  const known = new Set(kept.map(keyOf))
  const given = add.filter(tag => !known.has(keyOf(tag)))
  return { tags: inOrder([...kept, ...given]), isAdded: given.length > 0, isRemoved: kept.length < tags.length }
}
