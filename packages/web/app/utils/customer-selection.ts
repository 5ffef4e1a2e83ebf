/** Who of a list is selected: some, by id and over several pages, or everybody who fits. */
export type CustomerSelection = { kind: 'SOME'; ids: ReadonlySet<string> } | { kind: 'ALL' }

export const nobodySelected: CustomerSelection = { kind: 'SOME', ids: new Set() }

/** Whether somebody is selected. */
export const isSelected = (selection: CustomerSelection, id: string): boolean => selection.kind === 'ALL' || selection.ids.has(id)

/** How many are selected of `total` who fit. */
export const selectedCount = (selection: CustomerSelection, total: number): number =>
  selection.kind === 'ALL' ? total : selection.ids.size

/** Selects or deselects some. Of everybody only those on the page stay, as the others are not known by id. */
export const withSelected = (
  selection: CustomerSelection,
  ids: readonly string[],
  isOn: boolean,
  page: readonly string[],
): CustomerSelection => {
  const chosen = new Set(selection.kind === 'ALL' ? page : selection.ids)
  for (const id of ids) {
    if (isOn) chosen.add(id)
    else chosen.delete(id)
  }
  return { kind: 'SOME', ids: chosen }
}

/** Ids from one row to another, whichever comes first; empty where a row is unknown. */
export const rangeOf = (page: readonly string[], from: string, to: string): string[] => {
  const [first, last] = [page.indexOf(from), page.indexOf(to)].sort((a, b) => a - b)
  return first === undefined || last === undefined || first < 0 ? [] : page.slice(first, last + 1)
}

/** How much of a page is selected. */
export const pageStateOf = (selection: CustomerSelection, page: readonly string[]): 'NONE' | 'SOME' | 'ALL' => {
  const count = page.filter(id => isSelected(selection, id)).length
  return count === 0 ? 'NONE' : count === page.length ? 'ALL' : 'SOME'
}
