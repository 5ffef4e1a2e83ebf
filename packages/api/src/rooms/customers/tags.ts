import { textProblem } from '../../core/text'

const MOST = 20
const LONGEST = 40

/** Tags as they are kept: trimmed, each once whatever its case, in alphabetical order. */
export const tidyTags = (tags: readonly string[]): string[] => {
  const byKey = new Map(tags.map(tag => tag.trim().replace(/\s+/g, ' ')).map(tag => [tag.toLowerCase(), tag]))
  return [...byKey.values()].sort((a, b) => a.localeCompare(b, 'en'))
}

/** What is wrong with tags; null where nothing is. */
export const tagsProblem = (tags: readonly string[]): string | null => {
  if (tags.length > MOST) return `must be at most ${MOST} tags`
  for (const tag of tags) {
    const problem = textProblem(tag.trim(), { max: LONGEST })
    if (problem !== null) return `each ${problem}`
  }
  return null
}
