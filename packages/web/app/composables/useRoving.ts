/** One stop of the tab key for many marks: arrows lead from mark to mark. `cells` are the marks in order, `columns` how many stand in a row. */
export const useRoving = (count: () => number, columns: () => number = () => count()) => {
  const box = ref<HTMLElement | null>(null)
  const current = ref(0)
  const target = (key: string, index: number): number | null => {
    switch (key) {
      case 'ArrowRight':
        return index + 1
      case 'ArrowLeft':
        return index - 1
      case 'ArrowDown':
        return index + columns()
      case 'ArrowUp':
        return index - columns()
      case 'Home':
        return 0
      case 'End':
        return count() - 1
      default:
        return null
    }
  }
  const onKey = (event: KeyboardEvent) => {
    const next = target(event.key, current.value)
    if (next === null) return
    event.preventDefault()
    if (next < 0 || next >= count()) return
    current.value = next
    box.value?.querySelectorAll<HTMLElement>('[data-mark]')[next]?.focus()
  }
  return { box, onKey, current, tabIndex: (index: number) => (index === Math.min(current.value, count() - 1) ? 0 : -1) }
}
