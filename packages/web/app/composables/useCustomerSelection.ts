import type { Ref } from 'vue'
import type { CustomerSelection } from '../utils/customer-selection'
import { isSelected, nobodySelected, pageStateOf, rangeOf, selectedCount, withSelected } from '../utils/customer-selection'

/** Who of the list is selected. It is kept from page to page and ends when the list shows somebody else (`whom` changes). */
export const useCustomerSelection = (page: Ref<readonly string[]>, total: Ref<number>, whom: Ref<string>) => {
  const selection = shallowRef<CustomerSelection>(nobodySelected)
  /** Where a range begins. */
  const anchor = ref<string | null>(null)
  watch(whom, () => (selection.value = nobodySelected))
  const set = (ids: readonly string[], isOn: boolean) => (selection.value = withSelected(selection.value, ids, isOn, page.value))
  return {
    selection,
    count: computed(() => selectedCount(selection.value, total.value)),
    pageState: computed(() => pageStateOf(selection.value, page.value)),
    isOn: (id: string) => isSelected(selection.value, id),
    toggle: (id: string) => {
      set([id], !isSelected(selection.value, id))
      anchor.value = id
    },
    /** Selects all rows from where the selection began. */
    extendTo: (id: string) => {
      const from = anchor.value ?? id
      anchor.value = from
      set(rangeOf(page.value, from, id), true)
    },
    setAnchor: (id: string) => (anchor.value = id),
    togglePage: () => set(page.value, pageStateOf(selection.value, page.value) !== 'ALL'),
    selectAll: () => (selection.value = { kind: 'ALL' }),
    clear: () => (selection.value = nobodySelected),
  }
}

export type CustomerSelecting = ReturnType<typeof useCustomerSelection>
