/** How many entries the list of what happened keeps. */
export const activityKept = 40

/** Entries without repetition, newest first by version and then by time; the oldest beyond what is kept fall off. */
export const newestFirst = <Item extends { id: string; at: string; version: string }>(items: readonly Item[]): Item[] => {
  const unique = [...new Map(items.map(item => [item.id, item])).values()]
  return unique
    .sort((a, b) => b.at.localeCompare(a.at) || Number(BigInt(b.version) - BigInt(a.version)) || a.id.localeCompare(b.id))
    .slice(0, activityKept)
}
