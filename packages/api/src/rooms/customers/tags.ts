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
  /** Those that were given and were not there. */
  readonly given: readonly string[]
  /** Those that were taken, as they were written. */
  readonly taken: readonly string[]
}

/** A customer's tags after a change of many customers' tags. */
export const retagged = (tags: readonly string[], { add, remove }: TagChange): Retagged => {
  const unwanted = new Set(remove.map(keyOf))
  const kept = tags.filter(tag => !unwanted.has(keyOf(tag)))
  const known = new Set(kept.map(keyOf))
  const given = add.filter(tag => !known.has(keyOf(tag)))
  return { tags: inOrder([...kept, ...given]), given, taken: tags.filter(tag => unwanted.has(keyOf(tag))) }
}

/** A tag, and the customers who got or lost it. */
interface TagMove {
  tag: string
  customerIds: string[]
}

/** Who moved, by tag and spelling; in the order in which they come. */
export const movesOf = (customers: readonly { id: string; tags: readonly string[] }[]): TagMove[] => {
  const moves = new Map<string, string[]>()
  for (const { id, tags } of customers)
    for (const tag of tags) {
      const known = moves.get(tag)
      if (known) known.push(id)
      else moves.set(tag, [id])
    }
  return [...moves].map(([tag, customerIds]) => ({ tag, customerIds }))
}
